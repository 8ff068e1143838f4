import { WebSocketServer } from 'ws';

/**
 * What `ws` can do by itself: every text comes back to who sent it, and one that begins with `*` goes
 * to everybody. No protocol, no store: the limit that a server is held against.
 */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (socket) => {
  socket.on('message', (data, isBinary) => {
    const text = data.toString();
    if (!text.startsWith('*')) return socket.send(data, { binary: isBinary });
    for (const client of server.clients) client.send(text);
  });
});
server.on('listening', () => {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
