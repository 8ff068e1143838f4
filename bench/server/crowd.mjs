import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** So many connections are opened at a time. */
const AT_A_TIME = 50;

/** The size of a message of a chat, in characters. */
const TEXT = 'Where is my order 4711? It was to arrive on Tuesday, and it is Friday. '.repeat(2);

/**
 * Who sends messages, whose answers come in their order. `begin` returns at once; `done` is called
 * when the answer is there.
 *
 * @typedef {object} Peer
 * @property {import('ws').WebSocket} socket
 * @property {(done: (isOk: boolean) => void) => void} begin
 */

/** Peers of the raw server: the same text there and back. */
export function openRawPeers(url, count) {
  return openMany(count, async () => {
    const socket = await open(socketUrl(url, '/'));
    const waiting = [];
    socket.on('message', () => waiting.shift()(true));
    const frame = JSON.stringify(postFrame({ clientThreadId: randomUUID() }));
    return {
      socket,
      begin(done) {
        waiting.push(done);
        socket.send(frame);
      },
    };
  });
}

/** Visitors of a live chat, each with a conversation of its own, spread over the nodes. */
export function openVisitors(urls, widgetId, count) {
  return openMany(count, async (index) => {
    const socket = await open(socketUrl(urls[index % urls.length], '/livechat/1/socket'));
    await welcome(socket, { widgetId });
    let target = { clientThreadId: randomUUID() };
    const waiting = [];
    socket.on('message', (data) => {
      const text = data.toString();
      if (text.startsWith('{"type":"ack"')) {
        if (target.threadId === undefined) target = { threadId: JSON.parse(text).message.threadId };
        waiting.shift()(true);
      } else if (text.startsWith('{"type":"nack"')) waiting.shift()(false);
    });
    return {
      socket,
      begin(done) {
        waiting.push(done);
        socket.send(JSON.stringify(postFrame(target)));
      },
    };
  });
}

/** Sockets of one and the same person, as many tabs or devices, spread over the nodes. */
export async function openTabs(urls, widgetId, count) {
  const first = await open(socketUrl(urls[0], '/livechat/1/socket'));
  const { token } = await welcome(first, { widgetId });
  const others = await openMany(count, async (index) => {
    const socket = await open(socketUrl(urls[index % urls.length], '/livechat/1/socket'));
    await welcome(socket, { widgetId, token });
    return { socket };
  });
  return { first, others: others.map(({ socket }) => socket) };
}

export async function open(url) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await once(socket, 'open');
  return socket;
}

/** Ends connections and waits until they are gone. */
export async function closeAll(sockets) {
  await Promise.all(
    sockets.map(async (socket) => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    }),
  );
}

export function postFrame(target) {
  return { type: 'post', clientMessageId: randomUUID(), target, content: { type: 'TEXT', text: TEXT } };
}

export const socketUrl = (url, path) => `${url.replace('http', 'ws')}${path}`;

async function welcome(socket, hello) {
  socket.send(JSON.stringify({ type: 'hello', protocol: 'livechat.v1', ...hello }));
  const [data] = await once(socket, 'message');
  const frame = JSON.parse(data.toString());
  if (frame.type !== 'welcome') throw new Error(`The server answered hello with ${data}`);
  return frame;
}

async function openMany(count, openOne) {
  const opened = [];
  while (opened.length < count) {
    const batch = Math.min(AT_A_TIME, count - opened.length);
    opened.push(...(await Promise.all(Array.from({ length: batch }, (_, index) => openOne(opened.length + index)))));
  }
  return opened;
}
