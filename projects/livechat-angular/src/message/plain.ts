/** Without any of this a text is nothing but words. */
const SIGN_OF_MARKS = /[`*_]|:\/\/|mailto:|^\s{0,3}(?:[-•]|\d{1,3}[.)])\s/im;

/** Whether a text is nothing but words, so that `toBlocks` would find nothing in it. Of a few it does not know. */
export function isPlain(text: string): boolean {
  return !SIGN_OF_MARKS.test(text);
}
