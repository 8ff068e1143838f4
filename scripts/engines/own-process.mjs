import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';

/** How long a program may take to end before it is killed. */
const END_PATIENCE_MS = 10_000;

/**
 * Starts a program whose output goes nowhere but into `lines`, the last of which explain a failure.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startProgram(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const lines = [];
  const keep = (text) => {
    lines.push(text);
    if (lines.length > 50) lines.shift();
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', keep);
  child.on('error', (error) => keep(String(error)));
  return { child, said: () => lines.join('') };
}

/** Runs a program to its end. */
export async function runProgram(program, args, options = {}) {
  const { child, said } = startProgram(program, args, options);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said()}`);
}

/** Sends a signal and waits for the end; what does not end is killed. */
export async function endProgram(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), END_PATIENCE_MS);
  await ended;
  clearTimeout(late);
}

/** Signals a program and what it has started; one that has ended meanwhile needs no signal. */
export function signalFamily(pid, signal) {
  for (const member of [...childrenOf(pid), pid]) {
    try {
      process.kill(member, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid) {
  try {
    // After the name in parentheses come the state and the parent.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/** Asks until the answer is yes. */
export async function waitUntil(isReady, { what, seconds = 20 }) {
  const deadline = performance.now() + seconds * 1000;
  while (!(await isReady())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come up within ${seconds} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Waits until a program that was started is ready; one that is not in time, or ends, is ended.
 *
 * @param {{ child: import('node:child_process').ChildProcess, said: () => string,
 *   isReady: () => boolean | Promise<boolean>, what: string, seconds?: number }} program
 * @throws {Error} with what it said last
 */
export async function waitUntilRunning({ child, said, isReady, what, seconds }) {
  try {
    await waitUntil(
      () => {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${what} ended:\n${said()}`);
        return isReady();
      },
      { what, seconds },
    );
  } catch (error) {
    await endProgram(child, 'SIGTERM');
    throw error;
  }
}
