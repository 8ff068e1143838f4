import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs one command at the top of the repository and keeps what it writes.
 *
 * @param {readonly string[]} command program and arguments; `node` stands for this very Node.js
 * @param {{ env?: Readonly<Record<string, string>>, onOutput?: (text: string) => void }} [options]
 *   `onOutput` gets every piece of output at once, for a command that is watched while it runs
 * @returns {Promise<{ code: number, output: string, seconds: number }>} never rejects
 */
export function runCommand([program, ...args], { env = {}, onOutput } = {}) {
  const startedAt = process.hrtime.bigint();
  return new Promise((resolve) => {
    const pieces = [];
    const finish = (code) => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      resolve({ code, output: pieces.join(''), seconds });
    };
    const child = spawn(program === 'node' ? process.execPath : program, args, {
      cwd: ROOT,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (text) => {
      pieces.push(text);
      onOutput?.(text);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => {
      keep(`${program} could not be started: ${error.message}\n`);
      finish(127);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) keep(`${program} was ended by ${signal}.\n`);
      finish(code ?? 1);
    });
  });
}

/** The JavaScript file of a package's command, so that it runs without a shell on every system. */
export function toolOf(file) {
  return `${ROOT}node_modules/${file}`;
}
