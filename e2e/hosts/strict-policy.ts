/** Which policy lets the widget's files pass: the chat's address, or trust handed on by the script with the nonce. */
export type ScriptTrust = 'host' | 'strict-dynamic';

/**
 * A content security policy that forbids everything but what the chat needs: no inline script without
 * the nonce, no inline style at all, no `eval`, no text where a script could be made of it.
 */
export function strictPolicy(nonce: string, chatUrl: string, trust: ScriptTrust): string {
  const socketUrl = chatUrl.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${trust === 'host' ? chatUrl : "'strict-dynamic'"}`,
    `connect-src ${chatUrl} ${socketUrl}`,
    'img-src blob: data:',
    'media-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * All else that a page can forbid, for `content-security-policy-report-only`: what the chat must not need either, named
 * one by one.
 *
 * @param strict what is forbidden anyway
 * @param reportTo the path to which browsers tell what broke a rule
 */
export function stricterPolicy(strict: string, reportTo: string): string {
  const forbidden = [
    'style-src',
    'style-src-elem',
    'style-src-attr',
    'script-src-attr',
    'font-src',
    'frame-src',
    'worker-src',
    'object-src',
    'manifest-src',
  ];
  return [strict, ...forbidden.map((directive) => `${directive} 'none'`), `report-uri ${reportTo}`].join('; ');
}
