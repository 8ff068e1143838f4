import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

/** The command as it is installed. */
export const BIN = join(__dirname, '../../bin/livechat-server.js');

/** A server in a process of its own, which a test may kill. */
export interface SpawnedServer {
  readonly url: string;
  readonly pid: number;
  /** Sends the signal and gives how the process ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** The environment of a command that is to know nothing of this process but where its data lies. */
export function environment(dataDir: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' };
}

/** Starts the built server on a free port; `more` is added to its environment. */
export async function spawnServer(dataDir: string, more: NodeJS.ProcessEnv = {}): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [BIN, 'serve', '--json'], {
    env: { ...environment(dataDir), ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readUrl(child);
  return {
    url,
    pid: child.pid ?? 0,
    async end(signal) {
      const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      child.kill(signal);
      const [code, endedBy] = await exited;
      return { code, signal: endedBy };
    },
  };
}

/** How much memory a process has, in bytes; on Linux. */
export async function residentBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

async function readUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The server has no standard output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const report = JSON.parse(line) as { readonly url?: string };
    if (report.url !== undefined) return report.url;
  }
  throw new Error('The server ended before it listened. Is it built ("npm run build")?');
}
