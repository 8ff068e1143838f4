type Part = Readonly<Record<string, unknown>>;

/** What a token says of its signature. Nothing is checked: that is the server's business. */
export const decodeProtectedHeader = (token: string): Part => partOf(token, 0);

/** What a token claims. */
export function decodeJwt(token: string): Part {
  if (token.split('.').length !== 3) throw new TypeError('Not three parts.');
  return partOf(token, 1);
}

function partOf(token: string, place: 0 | 1): Part {
  const encoded = token.split('.')[place] ?? '';
  if (/[^\w-]/.test(encoded)) throw new TypeError('Not base64url.');
  const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const part: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  if (typeof part !== 'object' || part === null || Array.isArray(part)) throw new TypeError('Not an object.');
  return part as Part;
}
