import { composerAction, type ComposerKey } from './composer-key';

const press = (changes: Partial<ComposerKey>): ComposerKey => ({
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  isComposing: false,
  ...changes,
});

describe('composerAction', () => {
  it('sends with Enter and breaks the line with Shift and Enter', () => {
    expect(composerAction(press({}))).toBe('send');
    expect(composerAction(press({ shiftKey: true }))).toBeNull();
  });

  it('leaves the Enter that confirms a composition to the input method', () => {
    expect(composerAction(press({ isComposing: true }))).toBeNull();
    expect(composerAction(press({ keyCode: 229 }))).toBeNull();
  });

  it('leaves with Escape, and lets every other key be', () => {
    expect(composerAction(press({ key: 'Escape', keyCode: 27 }))).toBe('leave');
    expect(composerAction(press({ key: 'a', keyCode: 65 }))).toBeNull();
  });
});
