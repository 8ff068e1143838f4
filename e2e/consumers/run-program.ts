import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** One run of a program. */
export interface ProgramRun {
  readonly code: number;
  /** What it wrote, to both outputs. */
  readonly output: string;
}

/** Runs a program to its end. */
export async function runProgram([program = '', ...args]: readonly string[], cwd: string): Promise<ProgramRun> {
  const env = { ...process.env, NG_CLI_ANALYTICS: 'false' };
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, output };
}

/** Runs a program that has to succeed, and gives what it wrote. */
export async function mustRun(command: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await runProgram(command, cwd);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${String(code)}:\n${output}`);
  return output;
}

/** The npm that runs this test, or the one of the path. */
export const NPM: readonly string[] =
  process.env['npm_execpath'] === undefined ? ['npm'] : [process.execPath, process.env['npm_execpath']];
