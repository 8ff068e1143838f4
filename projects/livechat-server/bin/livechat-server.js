#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/src/cli/main.js', import.meta.url);

if (existsSync(main)) {
  const { run } = await import(main.href);
  process.exitCode = await run(process.argv);
  // The command is done. What a library still tries, such as spans for a collector that is gone, keeps nobody waiting.
  setTimeout(() => process.exit(), 1_000).unref();
} else {
  process.stderr.write(
    'The server is not built yet. Run "npm run build" at the root of the repository, then try again.\n',
  );
  process.exitCode = 1;
}
