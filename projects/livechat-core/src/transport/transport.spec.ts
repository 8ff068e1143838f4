import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { decodeClientFrame, encodeFrame } from '../../protocol/index.js';
import { InMemoryServer } from '../../testing/index.js';
import { transportContract, type TransportHost } from '../../testing/transport-contract.js';
import { SOCKET_PATH, webSocketTransport, type WebSocketConstructor } from './web-socket-transport.js';

transportContract('the transport of InMemoryServer', () => {
  const server = new InMemoryServer();
  return Promise.resolve({
    transport: server.transport,
    serverUrl: 'http://in-memory.test',
    widgetId: server.widget.id,
    cut: () => {
      server.cut();
    },
    close: () => {
      server.cut();
      return Promise.resolve();
    },
  });
});

const Socket = WebSocket as unknown as WebSocketConstructor;

/** The in-memory server behind a real WebSocket server on a free port. */
function startWebSocketHost(): Promise<TransportHost> {
  const chat = new InMemoryServer();
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', path: SOCKET_PATH });
  sockets.on('connection', (socket) => {
    const wire = chat.transport.connect('').subscribe((event) => {
      if (event.type === 'open') {
        socket.on('message', (data: Buffer) => {
          event.send(decodeClientFrame(data.toString('utf8')));
        });
      }
      if (event.type === 'frame') socket.send(encodeFrame(event.frame));
      if (event.type === 'closed') socket.close();
    });
    socket.on('close', () => {
      wire.unsubscribe();
    });
  });
  return new Promise((resolve) => {
    sockets.on('listening', () => {
      const { port } = sockets.address() as AddressInfo;
      resolve({
        transport: webSocketTransport(Socket),
        serverUrl: `http://127.0.0.1:${port}/`,
        widgetId: chat.widget.id,
        cut: () => {
          chat.cut();
        },
        close: () =>
          new Promise((done) => {
            for (const client of sockets.clients) client.terminate();
            sockets.close(() => {
              done();
            });
          }),
      });
    });
  });
}

transportContract('webSocketTransport', startWebSocketHost);

it('hands on what is no frame as garbage, and goes on', async () => {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  sockets.on('connection', (socket) => {
    socket.send('nonsense');
    socket.send('{"type":"pong","tops":{}}');
  });
  await new Promise((resolve) => sockets.once('listening', resolve));
  const { port } = sockets.address() as AddressInfo;
  const types = await new Promise<string[]>((resolve) => {
    const seen: string[] = [];
    const subscription = webSocketTransport(Socket)
      .connect(`http://127.0.0.1:${port}`)
      .subscribe(({ type }) => {
        seen.push(type);
        if (type !== 'frame') return;
        subscription.unsubscribe();
        resolve(seen);
      });
  });
  expect(types).toEqual(['open', 'garbage', 'frame']);
  for (const client of sockets.clients) client.terminate();
  await new Promise((resolve) => sockets.close(resolve));
});
