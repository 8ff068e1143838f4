import { choicesIn } from './kept-choices';

describe('choicesIn', () => {
  it('keeps choices by their names', () => {
    localStorage.clear();
    const choices = choicesIn(() => localStorage);
    expect(choices.read('shortcuts')).toBeNull();
    choices.write('shortcuts', 'off');
    expect(choicesIn(() => localStorage).read('shortcuts')).toBe('off');
    expect(choices.read('other')).toBeNull();
    localStorage.clear();
  });

  it('does without a storage', () => {
    const choices = choicesIn(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    expect(() => choices.write('shortcuts', 'off')).not.toThrow();
    expect(choices.read('shortcuts')).toBeNull();
  });
});
