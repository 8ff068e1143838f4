/** What the composer needs to know of a key press. */
export interface ComposerKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Safari ends a composition before it reports the Enter that confirmed it; this code gives it away. */
const COMPOSITION_KEY_CODE = 229;

/** What a key press in the reply means; null leaves it to the textbox. */
export function composerAction({ key, shiftKey, isComposing, keyCode }: ComposerKey): 'send' | 'leave' | null {
  if (isComposing || keyCode === COMPOSITION_KEY_CODE) return null;
  if (key === 'Enter') return shiftKey ? null : 'send';
  return key === 'Escape' ? 'leave' : null;
}
