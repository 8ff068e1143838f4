/**
 * The server is that of Node, which does not fit browsers.
 *
 * @jest-environment-options {"customExportConditions": ["node", "require"]}
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket as Peer } from 'ws';
import type { LoaderStub } from '../common/loader-stub';
import { takingSocket } from '../src/taking-socket';
import { connectEarly } from './connect-early';

const ID = '85EA1938-f457-496d-8532-8fa489beea63';
const HELLO = { type: 'hello', protocol: 'livechat.v1', widgetId: ID.toLowerCase() };

/** A server that answers the first word with two of its own. */
class AnsweringServer {
  readonly heard: string[] = [];
  readonly peers: Peer[] = [];
  readonly #server = new WebSocketServer({ port: 0, host: '127.0.0.1' });

  async start(): Promise<string> {
    this.#server.on('connection', (peer) => {
      this.peers.push(peer);
      peer.on('message', (data: Buffer) => {
        this.heard.push(data.toString());
        if (this.heard.length === 1) ['first', 'second'].forEach((text) => peer.send(text));
      });
    });
    await once(this.#server, 'listening');
    return `ws://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/livechat/1/socket`;
  }

  async close(): Promise<void> {
    this.peers.forEach((peer) => peer.terminate());
    this.#server.close();
    await once(this.#server, 'close');
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

function stubOf(...calls: readonly (readonly unknown[])[]): LoaderStub {
  return Object.assign(() => undefined, { q: calls.map((call) => [...call]) });
}

/** What a chat hears on a socket that it has made, after it has said something when it was open. */
function use(socket: WebSocket, firstWord: string): readonly string[] {
  const told: string[] = [];
  socket.onopen = () => {
    told.push('open');
    socket.send(firstWord);
  };
  socket.onmessage = ({ data }: MessageEvent<unknown>) => told.push(String(data));
  socket.onclose = () => told.push('closed');
  return told;
}

describe('connectEarly', () => {
  let server: AnsweringServer;
  let url: string;
  beforeEach(async () => {
    localStorage.clear();
    server = new AnsweringServer();
    url = await server.start();
  });
  afterEach(() => server.close());

  it('says hello, and hands over what was answered and what comes, in order', async () => {
    const stub = stubOf(['on', 'ready'], ['init', ID], ['show']);
    connectEarly({ window, stub, url });
    await until(() => server.heard.length === 1);
    expect(JSON.parse(server.heard[0] ?? '')).toEqual(HELLO);
    // Long enough for the answers to be here before anybody listens.
    await new Promise((resolve) => setTimeout(resolve, 50));

    const told = use(new (takingSocket(stub))(url), JSON.stringify(HELLO));
    expect(told).toEqual([]);
    await until(() => told.length >= 3);
    server.peers[0]?.send('third');
    await until(() => told.length >= 4);
    expect(told).toEqual(['open', 'first', 'second', 'third']);
    expect([server.heard.length, server.peers.length]).toEqual([1, 1]);
  });

  it('hands over a socket that is still opening, on which the chat says hello itself', async () => {
    const stub = stubOf(['init', ID]);
    connectEarly({ window, stub, url });
    const told = use(new (takingSocket(stub))(url), JSON.stringify(HELLO));
    await until(() => told.length >= 3);
    expect(told).toEqual(['open', 'first', 'second']);
    expect([server.heard, server.peers.length]).toEqual([[JSON.stringify(HELLO)], 1]);
  });

  it('hands over what comes after the hello as any other socket, and once', async () => {
    const stub = stubOf(['init', ID]);
    connectEarly({ window, stub, url });
    await until(() => server.heard.length === 1);
    const Socket = takingSocket(stub);
    const first = new Socket(url);
    const told = use(first, JSON.stringify(HELLO));
    await until(() => told.length >= 3);
    first.send('another word');
    await until(() => server.heard.length === 2);
    expect(server.heard[1]).toBe('another word');
    expect(new Socket(url)).not.toBe(first);
    await until(() => server.peers.length === 2);
  });

  it('G11: closes the connection where the chat comes as somebody else, who hears nothing of it', async () => {
    const stub = stubOf(['init', ID]);
    connectEarly({ window, stub, url });
    await until(() => server.heard.length === 1);
    const told = use(new (takingSocket(stub))(url), JSON.stringify({ ...HELLO, token: 'of another tab' }));
    await until(() => told.includes('closed'));
    expect(told.filter((text) => text === 'first')).toEqual([]);
    expect(server.heard).toHaveLength(1);
  });

  it('leaves a connection that has ended, or leads elsewhere, to the chat to make', async () => {
    const [ended, elsewhere] = [stubOf(['init', ID]), stubOf(['init', ID])];
    const { WebSocket } = window;
    const early: WebSocket[] = [];
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL) {
        super(address);
        early.push(this);
      }
    };
    connectEarly({ window, stub: ended, url });
    window.WebSocket = WebSocket;
    await until(() => server.heard.length === 1);
    server.peers[0]?.close();
    await until(() => early[0]?.readyState === WebSocket.CLOSED);
    const told = use(new (takingSocket(ended))(url), 'hello of the chat');
    await until(() => server.heard.includes('hello of the chat'));
    expect(told[0]).toBe('open');

    connectEarly({ window, stub: elsewhere, url });
    await until(() => server.peers.length === 3);
    const unused = once(server.peers[2]!, 'close');
    const other = new (takingSocket(elsewhere))(`${url}/elsewhere`);
    await unused;
    await until(() => server.peers.length === 4);
    other.close();
  });

  it('closes the connection when the chat is over, or nobody takes it', async () => {
    const stub = stubOf(['init', ID]);
    connectEarly({ window, stub, url });
    await until(() => server.peers.length === 1);
    const isClosed = once(server.peers[0]!, 'close');
    stub.takeSocket?.();
    await isClosed;
    expect(stub.takeSocket).toBeUndefined();

    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
    const closing = jest.spyOn(WebSocket.prototype, 'close');
    connectEarly({ window, stub, url });
    jest.advanceTimersByTime(19_000);
    expect(closing).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(closing).toHaveBeenCalledTimes(1);
    closing.mockRestore();
    jest.useRealTimers();
  });

  it('leaves alone what has begun after a widget that could not be had', () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
    const stub = stubOf(['init', ID]);
    connectEarly({ window, stub, url });
    stub.takeSocket?.();
    jest.advanceTimersByTime(19_000);
    connectEarly({ window, stub, url });
    const closing = jest.spyOn(WebSocket.prototype, 'close');
    jest.advanceTimersByTime(19_000);
    expect(closing).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(closing).toHaveBeenCalledTimes(1);
    closing.mockRestore();
    jest.useRealTimers();
  });

  it.each([
    ['no chat', []],
    ['a chat that has to be agreed to', [['init', { widgetId: ID, consent: 'required' }]]],
    ['a chat of another server', [['init', { widgetId: ID, serverUrl: 'https://chat.example' }]]],
    ['one whose widget is none', [['init', 7]]],
  ])('connects nothing for %s', (_, calls) => {
    const stub = stubOf(...calls);
    connectEarly({ window, stub, url });
    expect(stub.takeSocket).toBeUndefined();
  });

  it('connects nobody who was here before, and nobody of whom it cannot know', () => {
    const stub = stubOf(['init', ID]);
    localStorage.setItem(`livechat:${ID.toLowerCase()}:credentials`, '{}');
    connectEarly({ window, stub, url });
    expect(stub.takeSocket).toBeUndefined();

    localStorage.clear();
    const reading = jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    connectEarly({ window, stub, url });
    reading.mockRestore();
    expect(stub.takeSocket).toBeUndefined();
  });

  it('goes without where the page may have no socket', () => {
    const stub = stubOf(['init', ID]);
    expect(() => connectEarly({ window, stub, url: 'no address' })).not.toThrow();
    expect(stub.takeSocket).toBeUndefined();
  });
});
