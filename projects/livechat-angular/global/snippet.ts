/**
 * The snippet that pages embed, as text for documentation and for tools that write it into pages:
 * a stub that queues calls until the script is there, and the script itself.
 *
 * @param scriptUrl where `livechat.js` lies, for example `https://chat.example/livechat.js`
 * @param widgetId the ID of the widget
 *
 * @example
 * ```ts
 * page.write(`<script nonce="${nonce}">${liveChatSnippet(scriptUrl, widgetId)}</script>`);
 * ```
 */
export function liveChatSnippet(scriptUrl: string, widgetId: string): string {
  return `(function (w, d, u) {
  w.liveChat = w.liveChat || function () { (w.liveChat.q = w.liveChat.q || []).push(arguments); };
  w.liveChat.t = Date.now();
  var s = d.createElement('script');
  s.async = true;
  s.src = u;
  d.head.appendChild(s);
})(window, document, ${inScript(scriptUrl)});
liveChat('init', ${inScript(widgetId)});`;
}

/** A string literal that cannot end the script element around it. */
function inScript(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
