/** The widget of the demo, which may be embedded anywhere. */
export const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';

/** How a page of somebody else embeds the chat, and what stands around it. */
export interface Embedding {
  /** Where the chat is served. */
  readonly serverUrl: string;
  /** Marks the page's own scripts for its policy. */
  readonly nonce?: string;
  readonly head?: string;
  readonly body?: string;
  /** Attributes of the element `html`. */
  readonly html?: string;
  /** Attributes of the element `body`. */
  readonly bodyAttributes?: string;
}

/** A page with the stub and the script as two elements: what strict policies let pass. */
export function hostPage({
  serverUrl,
  nonce,
  head = '',
  body = '',
  html = '',
  bodyAttributes = '',
}: Embedding): string {
  const mark = nonce === undefined ? '' : ` nonce="${nonce}"`;
  return `<!doctype html>
<html ${html === '' ? 'lang="en"' : html}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A page of somebody else</title>
    <link rel="icon" href="data:," />
    ${head}
    <script${mark}>
      window.liveChat = window.liveChat || function () { (liveChat.q = liveChat.q || []).push(arguments); };
      liveChat('init', '${WIDGET_ID}');
    </script>
    <script${mark} src="${serverUrl}/livechat.js" async></script>
  </head>
  <body ${bodyAttributes}>
    ${body === '' ? '<main><h1>A page of somebody else</h1></main>' : body}
  </body>
</html>
`;
}
