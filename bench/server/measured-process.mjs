import { spawn } from 'node:child_process';
import { on } from 'node:events';
import { createInterface } from 'node:readline';
import { endProgram } from '../../scripts/engines/own-process.mjs';

const PROBE = new URL('probe.mjs', import.meta.url).href;

/**
 * A server in a process of its own that can be asked what it costs. Its first line of JSON with a
 * `url` says where it is.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
export async function startMeasured(file, args = [], env = {}) {
  const child = spawn(process.execPath, ['--import', PROBE, file, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await urlOf(child, file);
  child.stdout.resume();
  const ask = async (question) => {
    const answers = on(child, 'message');
    child.send(question);
    for await (const [message] of answers) if (message.question === question) return message.answer;
    throw new Error(`${file} ended.`);
  };
  return {
    url,
    /** Bytes that are in use after a full collection. */
    memory: () => ask('memory'),
    /** The longest times in milliseconds for which nothing else was done, and for which it worked, since the last question. */
    loop: () => ask('loop'),
    /** For how many milliseconds a processor worked for it, since the last question. */
    work: () => ask('work'),
    stop: () => endProgram(child, 'SIGTERM'),
  };
}

async function urlOf(child, file) {
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line);
    if (url !== undefined) return url;
  }
  throw new Error(`${file} ended before it listened.`);
}
