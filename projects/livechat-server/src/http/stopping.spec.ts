import { once } from 'node:events';
import { connect } from 'node:net';
import { REQUEST_PATIENCE } from '../limit/request-patience.js';
import { startTestServer } from '../testing/test-server.js';

describe('a server that stops', () => {
  it('waits for a request that does not end only as long as it may', async () => {
    const server = await startTestServer({ requestPatience: { ...REQUEST_PATIENCE, farewellMs: 200 } });
    const client = connect(Number(new URL(server.url).port), '127.0.0.1');
    client.on('error', () => undefined);
    const gone = once(client, 'close');
    await once(client, 'connect');
    client.write('POST /desk/api/session HTTP/1.1\r\nHost: chat.test\r\nContent-Type: application/json\r\n');
    client.write('Content-Length: 100\r\n\r\n{"email":');
    await once(server.app.server, 'request');
    await server.close();
    await gone;
  });
});
