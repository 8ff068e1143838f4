import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Follows the connections of a server, to end those on which nothing was asked: browsers open some
 * ahead, and a server that stops would wait for their first request.
 *
 * @returns ends them
 */
export function followUnused(server: Server): () => void {
  const sockets = new Set<Socket>();
  function forget(this: Socket): void {
    sockets.delete(this);
  }
  const onAsked = ({ socket }: IncomingMessage): void => {
    sockets.delete(socket);
    socket.off('close', forget);
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', forget);
  });
  server.on('request', onAsked);
  server.on('upgrade', onAsked);
  return () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  };
}
