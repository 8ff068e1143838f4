import { fileURLToPath } from 'node:url';
import { explainFailure } from './explain-failure.js';
import { type RunningDemo, startDemo } from './start-demo.js';

const directories = {
  pages: fileURLToPath(new URL('../../pages', import.meta.url)),
  shop: fileURLToPath(new URL('../shop/browser', import.meta.url)),
};
const programs = {
  worker: fileURLToPath(new URL('./shop-worker.js', import.meta.url)),
  program: fileURLToPath(new URL('../shop/server/server.mjs', import.meta.url)),
};

try {
  const demo = await startDemo({ env: process.env, directories, programs });
  stopOnSignal(demo);
  process.stdout.write(demo.announcement);
} catch (error) {
  process.stderr.write(`The demo cannot start: ${explainFailure(error)}\n`);
  process.exitCode = 1;
}

/** The first signal lets the server finish; a second one has its usual effect and ends it at once. */
function stopOnSignal(demo: RunningDemo): void {
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    demo.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The server did not stop cleanly: ${explainFailure(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
