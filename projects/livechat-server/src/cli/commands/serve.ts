import type { Command } from 'commander';
import { readConfig } from '../../config/read-config.js';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';

interface CommonOptions {
  readonly json?: boolean;
}

/** `serve | migrate` */
export function serveCommands(program: Command, context: CliContext): void {
  withJson(program.command('serve'))
    .description('run the server until it is asked to stop')
    .action(async (options: CommonOptions) => {
      const stopped = context.untilStopped();
      // The other commands need not wait until a server is loaded.
      const { createServer } = await import('../../create-server.js');
      const { STORE_PROGRAM } = await import('../../store/sqlite/thread/store-program.js');
      const server = await createServer({ ...readConfig(context.env), storeProgram: STORE_PROGRAM });
      const url = await server.listen();
      outputOf(context, options).result(
        { url, deskUrl: `${url}/desk/`, scriptUrl: `${url}/livechat.js` },
        `Live chat on ${url} (desk: ${url}/desk/, script: ${url}/livechat.js). Stop it with Ctrl+C.`,
      );
      await stopped;
      await server.close();
    });

  withJson(program.command('migrate'))
    .description('bring the store to the version of this release; "serve" does so too')
    .action(async (options: CommonOptions) => {
      const migrated = await withAdmin(context, async (admin) => admin.migrated);
      outputOf(context, options).result(
        migrated,
        migrated.from === migrated.to
          ? `The store has version ${migrated.to} already.`
          : `The store went from version ${migrated.from} to ${migrated.to}.`,
      );
    });
}
