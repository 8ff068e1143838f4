import { runCommand, toolOf } from './lib/run-command.mjs';

// Builds the site of the documentation: the guides, and the reference of everything that people import.

const { code } = await runCommand(['node', toolOf('typedoc/bin/typedoc')], {
  onOutput: (text) => process.stdout.write(text),
});
process.exitCode = code;
