import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const SCRIPTS = join(__dirname, '../../../../scripts/engines');

/** An engine of a test's own: PostgreSQL or nats-server on a free port, gone when the test is. */
export interface Engine {
  readonly url: string;
  /** PostgreSQL stands still; nats-server is stopped. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** Two PostgreSQL behind one address, of which the second follows the first. */
export interface PostgresPair {
  readonly url: string;
  /** Ends the stream to the second: it has what was committed, and misses what is from now on. */
  cutOff(): Promise<void>;
  /** Kills the first and puts the second in charge. */
  failOver(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * `describe` for tests that need an engine. Where it is not installed they are skipped, but never
 * where everything is to be proved (`CI=true`).
 */
export function describeWith(engine: 'postgres' | 'nats' | 'postgres and nats'): jest.Describe {
  const missing = missingEngines();
  const isMissing = engine.split(' and ').some((name) => missing.includes(name));
  return isMissing && process.env['CI'] !== 'true' ? describe.skip : describe;
}

/** Starts an engine; a process of its own watches over it, so that nothing is left behind. */
export async function startEngine(name: 'postgres' | 'nats'): Promise<Engine> {
  const { url, tell, stop } = await hold(name);
  return { url, pause: () => tell('pause'), resume: () => tell('resume'), stop };
}

/** Starts a PostgreSQL with a standby; commits wait for it where it is synchronous. */
export async function startPair(replication: 'synchronous' | 'asynchronous'): Promise<PostgresPair> {
  const { url, tell, stop } = await hold(`${replication}-pair`);
  return { url, cutOff: () => tell('cutOff'), failOver: () => tell('failOver'), stop };
}

/** An engine, and the process that has it. */
interface Held {
  readonly url: string;
  readonly tell: (command: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function hold(name: string): Promise<Held> {
  const holder = spawn(process.execPath, [join(SCRIPTS, 'hold.mjs'), name], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: holder.stdout });
  const { url } = JSON.parse(await nextLine(holder, lines)) as { readonly url: string };
  return {
    url,
    async tell(command) {
      const done = nextLine(holder, lines);
      holder.stdin.write(`${command}\n`);
      await done;
    },
    async stop() {
      const ended = once(holder, 'exit');
      holder.stdin.end();
      await ended;
      if (holder.exitCode !== 0)
        throw new Error(`The ${name} of a test did not end as it should; it may still be there.`);
    },
  };
}

function nextLine(holder: ChildProcessByStdio<Writable, Readable, null>, lines: Interface): Promise<string> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('The engine did not start; it said why above.'));
    holder.once('exit', onExit);
    lines.once('line', (line) => {
      holder.off('exit', onExit);
      resolve(line);
    });
  });
}

let known: readonly string[] | undefined;

function missingEngines(): readonly string[] {
  known ??= JSON.parse(
    execFileSync(process.execPath, [join(SCRIPTS, 'hold.mjs'), 'missing'], { encoding: 'utf8' }),
  ) as string[];
  return known;
}
