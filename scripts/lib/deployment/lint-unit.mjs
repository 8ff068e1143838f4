import { spawnSync } from 'node:child_process';

/**
 * What systemd itself finds wrong with a unit; nothing where this machine has no systemd.
 *
 * @param {string} path
 * @returns {string[]}
 */
export function lintUnit(path) {
  const { error, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  if (error?.code === 'ENOENT') return [];
  if (error !== undefined) return [String(error)];
  // It only warns of what it does not know, and other units of the machine are not ours to mend.
  const name = path.split('/').at(-1);
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line.includes(name));
  // Where Node.js lies is the machine's own affair.
  return lines
    .filter((line) => !/Command \S+ is not executable/.test(line))
    .map((line) => line.replace(`${path}:`, 'line '));
}
