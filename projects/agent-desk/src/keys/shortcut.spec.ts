import { isCharacterKey, shortcutOf, takesKeys, type KeyPress } from './shortcut';

const press = (key: string, changes: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  isComposing: false,
  ...changes,
});

describe('shortcutOf', () => {
  it('knows every key of the help, also with caps lock', () => {
    expect(['j', 'k', 'r', 'n', 'a', 'e', '/', 'Escape', '?'].map((key) => shortcutOf(press(key)))).toEqual([
      'next',
      'previous',
      'reply',
      'note',
      'assignToMe',
      'solve',
      'filter',
      'back',
      'help',
    ]);
    expect(shortcutOf(press('J'))).toBe('next');
  });

  it('leaves Enter to the browser, and other keys to nobody', () => {
    for (const key of ['Enter', 'x', 'Tab', ' ']) expect(shortcutOf(press(key))).toBeNull();
  });

  it('leaves combinations to the browser', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const) {
      expect(shortcutOf(press('a', { [held]: true }))).toBeNull();
    }
    expect(shortcutOf(press('J', { shiftKey: true }))).toBeNull();
    // Where they are typed with Shift.
    expect(shortcutOf(press('?', { shiftKey: true }))).toBe('help');
    expect(shortcutOf(press('/', { shiftKey: true }))).toBe('filter');
  });

  it('finds letters by their place on a layout without Latin letters', () => {
    expect(shortcutOf(press('о', { code: 'KeyJ' }))).toBe('next');
    // Where A is in the place of Q, the letter counts.
    expect(shortcutOf(press('a', { code: 'KeyQ' }))).toBe('assignToMe');
    expect(shortcutOf(press('ß', { code: 'Minus' }))).toBeNull();
  });

  it('goes through the list while a key is held, and does nothing else twice', () => {
    expect(shortcutOf(press('j', { repeat: true }))).toBe('next');
    expect(shortcutOf(press('e', { repeat: true }))).toBeNull();
  });

  it('tells characters from other keys', () => {
    expect(isCharacterKey('help')).toBe(true);
    expect(isCharacterKey('back')).toBe(false);
  });
});

describe('takesKeys', () => {
  it('leaves fields and dialogs alone', () => {
    for (const name of ['input', 'textarea', 'select'] as const) {
      expect(takesKeys(document.createElement(name))).toBe(true);
    }
    const box = document.createElement('input');
    box.type = 'checkbox';
    const button = document.createElement('button');
    for (const other of [box, button, null]) expect(takesKeys(other)).toBe(false);
    document.createElement('dialog').append(button, box);
    for (const within of [button, box]) expect(takesKeys(within)).toBe(true);
  });
});
