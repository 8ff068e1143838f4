/** The oldest Node.js that everything here is tested with. */
const OLDEST = [20, 19];

/** Ends the process with a clear message where Node.js is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  process.stderr.write(
    `Node.js ${OLDEST.join('.')} or later is needed; this is ${process.versions.node}.\n` +
      'Install a current one from https://nodejs.org, or run `nvm install` in this folder.\n',
  );
  process.exit(1);
}
