import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A proxy on the loopback that gives each connection to the next server, whatever is spoken on it, so
 * that nobody can count on meeting the same one again.
 *
 * @param {number | string} port 0 takes any free one
 * @param {() => readonly string[]} servers the base URLs of the servers that run now
 * @throws {Error} where the port is none, or taken
 */
export async function startProxy(port, servers) {
  let turn = 0;
  const open = new Set();
  const proxy = createServer((client) => {
    const running = servers();
    const url = running[(turn += 1) % Math.max(1, running.length)];
    if (url === undefined) return client.destroy();
    const server = connect(Number(new URL(url).port), '127.0.0.1');
    const pair = [client, server];
    for (const socket of pair) {
      open.add(socket);
      socket.on('error', () => pair.forEach((each) => each.destroy()));
      socket.on('close', () => {
        open.delete(socket);
        pair.forEach((each) => each.destroy());
      });
    }
    client.pipe(server).pipe(client);
  });
  try {
    proxy.listen(port, '127.0.0.1');
    await once(proxy, 'listening');
  } catch (cause) {
    const why = cause.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${cause.code})`;
    throw new Error(`Port ${port} ${why}. Set PORT to another one, or to 0 for any that is free.`, { cause });
  }
  return {
    url: `http://127.0.0.1:${proxy.address().port}`,
    async close() {
      proxy.close();
      for (const socket of open) socket.destroy();
      await once(proxy, 'close');
    },
  };
}
