import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filter, firstValueFrom, lastValueFrom, toArray, type Subscription } from 'rxjs';
import {
  PROTOCOL,
  STREAM_FRAMES_PATH,
  STREAM_PATH,
  decodeBatch,
  decodeClientFrame,
  encodeFrame,
  encodeStreamEvent,
  type ClientFrame,
} from '../../protocol/index.js';
import { InMemoryServer } from '../../testing/index.js';
import { transportContract, type TransportHost } from '../../testing/transport-contract.js';
import { streamingTransport } from './streaming-transport.js';
import type { WireEvent } from './transport.js';

const STREAM = 's'.repeat(43);

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

type Handler = (path: string, body: string, response: ServerResponse) => void;

/** A server on a free port that hands every request to the test. */
async function listen(handler: Handler): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void bodyOf(request).then((body) => {
      handler(pathname, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** The in-memory server behind real HTTP. */
async function startStreamHost(): Promise<TransportHost> {
  const chat = new InMemoryServer();
  const streams = new Map<string, (frame: ClientFrame) => void>();
  const { server, url } = await listen((path, body, response) => {
    if (path === STREAM_FRAMES_PATH) {
      const batch = decodeBatch(body);
      for (const frame of batch.frames) streams.get(batch.stream)?.(decodeClientFrame(frame));
      response.writeHead(204).end();
      return;
    }
    const id = String(streams.size).padEnd(43, 's');
    response.writeHead(200);
    const wire: Subscription = chat.transport.connect('').subscribe((event) => {
      if (event.type === 'open') {
        streams.set(id, event.send);
        response.write(encodeStreamEvent('open', JSON.stringify({ stream: id })));
      }
      if (event.type === 'frame') response.write(encodeStreamEvent(null, encodeFrame(event.frame)));
      if (event.type === 'closed') response.end(encodeStreamEvent('close', '{"code":1012,"reason":""}'));
    });
    response.on('close', () => {
      wire.unsubscribe();
    });
  });
  return {
    transport: streamingTransport(),
    serverUrl: `${url}/`,
    widgetId: chat.widget.id,
    cut: () => {
      chat.cut();
    },
    close: () => stop(server),
  };
}

transportContract('streamingTransport', startStreamHost);

describe('streamingTransport', () => {
  let server: Server;
  let url: string;
  let handler: Handler;
  const bodies: string[] = [];

  beforeEach(async () => {
    bodies.length = 0;
    ({ server, url } = await listen((path, body, response) => {
      bodies.push(body);
      handler(path, body, response);
    }));
  });

  afterEach(() => stop(server));

  const collect = (): Promise<WireEvent[]> => lastValueFrom(streamingTransport().connect(url).pipe(toArray()));
  const opening = encodeStreamEvent('open', JSON.stringify({ stream: STREAM }));
  const pong = encodeStreamEvent(null, '{"type":"pong","tops":{}}');

  it('asks with the name of the protocol, and puts no credential into an address', async () => {
    handler = (path, _body, response) => {
      expect(path).toBe(STREAM_PATH);
      response.writeHead(200).end(opening);
    };
    expect((await collect()).map(({ type }) => type)).toEqual(['open', 'closed']);
    expect(bodies).toEqual([PROTOCOL]);
  });

  it('reads events wherever the network cuts them, and hands on what is none as garbage', async () => {
    const text = `${opening}: a comment\n\n${pong}data: nonsense\n\n${encodeStreamEvent('close', '{"code":1013,"reason":"busy; retry-after-ms=7000"}')}`;
    handler = (_path, _body, response) => {
      response.writeHead(200);
      const bytes = Buffer.from(text);
      const write = (at: number): void => {
        if (at >= bytes.length) response.end();
        else response.write(bytes.subarray(at, at + 7), () => setImmediate(write, at + 7));
      };
      write(0);
    };
    const events = await collect();
    expect(events.map(({ type }) => type)).toEqual(['open', 'garbage', 'frame', 'garbage', 'closed']);
    expect(events.at(-1)).toEqual({ type: 'closed', code: 1013, retryAfterMs: 7_000 });
  });

  it('sends in order, one request at a time, together what comes together', async () => {
    let answer: () => void = () => undefined;
    handler = (path, _body, response) => {
      if (path === STREAM_PATH) {
        response.writeHead(200).write(opening);
        return;
      }
      answer = () => response.writeHead(204).end();
    };
    const events$ = streamingTransport().connect(url);
    let send: (frame: ClientFrame) => void = () => undefined;
    const subscription = events$.subscribe((event) => {
      if (event.type === 'open') ({ send } = event);
    });
    const posted = async (count: number): Promise<string | undefined> => {
      while (bodies.length <= count) await new Promise((resolve) => setTimeout(resolve, 5));
      return bodies[count];
    };
    await posted(0);
    while (send.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const post = (text: string): void => {
      send({ type: 'post', clientMessageId: text, target: { threadId: 'thread-01' }, content: { type: 'TEXT', text } });
    };
    send({ type: 'ping' });
    post('message-1');
    const first = decodeBatch((await posted(1)) ?? '');
    expect(first).toMatchObject({ stream: STREAM, number: 0 });
    expect(first.frames.map((frame) => decodeClientFrame(frame).type)).toEqual(['ping', 'post']);
    post('x'.repeat(4_000));
    post('message-3');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(bodies).toHaveLength(2);
    answer();
    const second = decodeBatch((await posted(2)) ?? '');
    expect(second.number).toBe(1);
    expect(second.frames).toHaveLength(2);
    subscription.unsubscribe();
  });

  it.each([404, 500, 503])('is closed where the server answers %i', async (status) => {
    handler = (_path, _body, response) => {
      response.writeHead(status, { 'retry-after': '3' }).end();
    };
    expect(await collect()).toEqual([{ type: 'closed', code: 1006, retryAfterMs: 3_000 }]);
  });

  it('is closed where a request with frames is refused', async () => {
    handler = (path, _body, response) => {
      if (path === STREAM_PATH) response.writeHead(200).write(opening);
      else response.writeHead(404).end();
    };
    const closed = firstValueFrom(
      streamingTransport()
        .connect(url)
        .pipe(
          filter((event) => {
            if (event.type === 'open') event.send({ type: 'ping' });
            return event.type === 'closed';
          }),
        ),
    );
    expect(await closed).toEqual({ type: 'closed', code: 1006 });
  });
});
