export const write = (text) => process.stdout.write(text);

/** Prints what was measured, with its ratio and its aim where there are any. */
export function report({ name, figure, ratio = '', aim, isMet }) {
  const verdict = aim === undefined ? '' : `aim: ${aim.padEnd(14)}${isMet ? 'met' : 'MISSED'}`;
  write(`  ${name.padEnd(46)}${figure.padEnd(44)}${ratio.padEnd(8)}${verdict}`.trimEnd() + '\n');
}
