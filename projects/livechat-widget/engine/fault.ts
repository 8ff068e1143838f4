/**
 * What is wrong with a component, or with what draws it: never with what a visitor does. Whoever develops one reads it in
 * words; a built widget says the code alone, which is Angular's where Angular has one.
 *
 * @param words `false` in a build for visitors: `ngDevMode && 'in words'`
 */
export function fault(code: string, words: string | false | null | undefined): Error {
  return new Error(words ? `${code}: ${words}` : code);
}
