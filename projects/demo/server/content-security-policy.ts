/**
 * The policy of every page of the demo, as strict as a real site could have it: no inline script or
 * style runs without the nonce of this one answer.
 *
 * @param nonce an unguessable value, made anew for each answer
 *
 * @example
 * ```ts
 * reply.header('content-security-policy', contentSecurityPolicy(nonce));
 * ```
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    // What is sent in the chat is read with the visitor's credentials, and shown as a blob: of the page.
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
