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
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
