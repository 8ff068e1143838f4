/** Texts, brackets and what separates them; numbers and words do not matter here. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * A key that stands twice in one object of a JSON text. `JSON.parse` keeps the last one; another
 * reader may keep the first, and then the two disagree about what was signed.
 *
 * @param json a text that `JSON.parse` accepts
 */
export function findDuplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  const tokens = json.match(TOKENS) ?? [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"') && tokens[index + 1] === ':') {
      const keys = open.at(-1);
      const key = JSON.parse(token) as string;
      if (keys?.has(key) === true) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
