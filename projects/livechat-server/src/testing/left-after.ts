import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is left of connections when they are gone. */
export interface Left {
  /** How many of the connections the server ended. */
  readonly closed: number;
  /** How many objects of each class the memory still holds, while one connection is open. */
  readonly left: Readonly<Record<string, number>>;
}

const built = (path: string): string => JSON.stringify(pathToFileURL(join(__dirname, '../../dist/src', path)).href);
const WS = JSON.stringify(pathToFileURL(createRequire(__filename).resolve('ws')).href);

/**
 * A process of its own: objects can be counted only where tests do not load each file anew. A clock that flies keeps the
 * rates out of it. What is gone may take a moment to be told, so the objects are counted until they are few.
 */
const PROGRAM = `
  import { readFileSync } from 'node:fs';
  import { setTimeout as sleep } from 'node:timers/promises';
  import { queryObjects } from 'node:v8';
  import WebSocket from ${WS};
  import { createServer } from ${built('create-server.js')};
  import { readConfig } from ${built('config/read-config.js')};
  import { Connection } from ${built('socket/connection.js')};
  import { CustomerSocket } from ${built('socket/customer-socket.js')};
  import { TaskQueue } from ${built('socket/task-queue.js')};
  import { WebSocketWire } from ${built('socket/web-socket-wire.js')};

  const [folder] = process.argv.slice(2);
  const texts = JSON.parse(readFileSync(folder + '/texts.json', 'utf8'));
  let now = 1_800_000_000_000;
  const config = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' });
  const server = await createServer({ ...config, clock: () => (now += 1_000) });
  const { id: widgetId } = await server.admin.createWidget({ title: 'Shop', multiThread: true });
  const url = (await server.listen()).replace('http', 'ws') + '/livechat/1/socket';

  const connect = () =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.once('error', reject);
      socket.once('open', () => {
        socket.send(JSON.stringify({ type: 'hello', protocol: 'livechat.v1', widgetId, revoke: [] }));
        resolve(socket);
      });
    });
  /** Whether the socket is open when the server has answered all that was sent. */
  const answered = (socket) =>
    new Promise((resolve) => {
      socket.on('close', () => resolve(false));
      socket.on('message', (data) => String(data).startsWith('{"type":"pong"') && resolve(true));
      socket.send('{"type":"ping"}');
    });

  let socket = await connect();
  let closed = 0;
  for (const text of texts) {
    socket.send(text);
    if (await answered(socket)) socket.removeAllListeners('message').removeAllListeners('close');
    else {
      closed += 1;
      socket = await connect();
    }
  }
  await answered(socket);
  const count = () =>
    Object.fromEntries([Connection, CustomerSocket, WebSocketWire, TaskQueue].map((kind) => [kind.name, queryObjects(kind)]));
  let left = count();
  for (let tries = 0; tries < 8 && Object.values(left).some((held) => held > 1); tries += 1) {
    await sleep(1_000);
    left = count();
  }
  socket.terminate();
  await server.close();
  process.stdout.write(JSON.stringify({ closed, left }));`;

/** Sends each text to a built server, over a new connection where the last one was closed for it. */
export async function leftAfter(texts: readonly string[]): Promise<Left> {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-left-'));
  try {
    const program = join(folder, 'program.mjs');
    await writeFile(program, PROGRAM);
    await writeFile(join(folder, 'texts.json'), JSON.stringify(texts));
    return await new Promise((resolve, reject) => {
      execFile(process.execPath, ['--no-warnings', program, folder], (error, stdout) => {
        if (error === null) resolve(JSON.parse(stdout) as Left);
        else reject(new Error('The server that was tried has ended.', { cause: error }));
      });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
