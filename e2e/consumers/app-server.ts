import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../scripts/lib/free-port.mjs';
import type { ConsumerApp } from './consumer-app.js';

const STARTS_WITHIN_MS = 60_000;

/** The server that a build with server-side rendering brings, in a process of its own. */
export class AppServer {
  private log = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    const keep = (text: Buffer): void => {
      this.log += text.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  static async start(app: ConsumerApp): Promise<AppServer> {
    const port = String(await freePort());
    const env = { ...process.env, PORT: port, NG_ALLOWED_HOSTS: 'localhost' };
    const main = join(app.folder, 'dist/shop/server/server.mjs');
    const child = spawn(app.node, [main], { cwd: app.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const server = new AppServer(`http://localhost:${port}`, child);
    const deadline = performance.now() + STARTS_WITHIN_MS;
    while (!server.output.includes('listening')) {
      if (child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`The application's server does not start:\n${server.output}`);
      }
      await delay(50);
    }
    return server;
  }

  /** What it has written so far. */
  get output(): string {
    return this.log;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }
}
