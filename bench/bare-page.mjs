import { once } from 'node:events';
import { createServer } from 'node:http';

/** The widget of the demo. */
const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';

const pageOf = (serverUrl) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A bare page</title>
    <link rel="icon" href="data:," />
    <script>
      window.liveChat = window.liveChat || function () { (liveChat.q = liveChat.q || []).push(arguments); };
      liveChat('init', '${WIDGET_ID}');
    </script>
    <script src="${serverUrl}/livechat.js" async></script>
  </head>
  <body>
    <h1>A bare page</h1>
  </body>
</html>
`;

/**
 * Serves a page of another site that has nothing to do but to show the chat: what takes its time there is the chat.
 *
 * @param {string} serverUrl where the chat is served
 * @returns {Promise<{ readonly url: string, close(): void }>}
 */
export async function serveBarePage(serverUrl) {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(serverUrl));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
