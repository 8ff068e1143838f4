import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { ROOT } from './paths.mjs';

const DIST = `${ROOT}bench/page/dist/`;

const page = (script) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A stage</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/${script}.js"></script>
  </head>
  <body></body>
</html>
`;

/**
 * Serves the built pages that show the widget on a server in memory: `stage`, `bench` and `plain`.
 *
 * @returns {Promise<{ urlOf(page: string): string, close(): void }>}
 */
export async function serveStage() {
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url ?? '/', 'http://stage').pathname);
    if (!name.endsWith('.js')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(name));
      return;
    }
    readFile(DIST + name).then(
      (script) => response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    urlOf: (name) => `http://127.0.0.1:${server.address().port}/${name}`,
    close: () => server.close(),
  };
}
