import { equal, ok } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test from 'node:test';
import { freePort } from './free-port.mjs';

test('gives a port to listen on, which no outgoing connection takes meanwhile', async () => {
  const port = await freePort();
  ok(port < 32_768, String(port));
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  equal(server.address().port, port);
  server.close();
});
