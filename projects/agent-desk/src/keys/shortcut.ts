/** What a single key does at the desk, in the order in which the help lists it. */
export const SHORTCUTS = {
  next: 'j',
  previous: 'k',
  open: 'Enter',
  reply: 'r',
  note: 'n',
  assignToMe: 'a',
  solve: 'e',
  filter: '/',
  back: 'Escape',
  help: '?',
} as const;

/** One of {@link SHORTCUTS}, by what it does. */
export type ShortcutName = keyof typeof SHORTCUTS;

/** Every shortcut, in the order of the help. */
export const SHORTCUT_NAMES = Object.keys(SHORTCUTS) as readonly ShortcutName[];

/** What is to be known of a key press. */
export interface KeyPress {
  readonly key: string;
  /** The place on the keyboard, such as `KeyJ`. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** The key is held down. */
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** Only going through the list makes sense while a key is held down. */
const REPEATABLE: ReadonlySet<ShortcutName> = new Set(['next', 'previous']);

/** A row of the list is a button: the browser itself opens it by this key. */
const BY_THE_BROWSER: ReadonlySet<ShortcutName> = new Set(['open']);

/**
 * What a key press means outside a field; null when it means nothing here.
 *
 * @example
 * ```ts
 * shortcutOf({ ...press, key: 'j', code: 'KeyJ' }); // 'next'
 * ```
 */
export function shortcutOf(press: KeyPress): ShortcutName | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  const key = keyOf(press);
  const name = SHORTCUT_NAMES.find((one) => SHORTCUTS[one] === key && !BY_THE_BROWSER.has(one));
  return name === undefined || (press.repeat && !REPEATABLE.has(name)) ? null : name;
}

/** Whether the key is a character, which people who speak to their computer type without knowing. */
export function isCharacterKey(name: ShortcutName): boolean {
  return SHORTCUTS[name].length === 1;
}

/** Whether keys that are pressed here belong to what has the focus. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // Its Escape closes it, whatever has the focus in it.
  if (target.closest('dialog') !== null) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target.closest('textarea, select') !== null;
}

/** A layout without Latin letters has the shortcuts where they are on a Latin one. */
function keyOf({ key, code, shiftKey }: KeyPress): string {
  const isLetter = /^\p{L}$/u.test(key);
  if (!isLetter) return key;
  if (shiftKey) return '';
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '');
}
