import type { Command } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { readConfig } from '../../config/read-config.js';
import { outputOf, withJson, type CliContext } from '../context.js';
import { table } from '../output.js';

interface MigrateStoreOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `migrate-store` */
export function migrateStoreCommand(program: Command, context: CliContext): void {
  withJson(program.command('migrate-store'))
    .description('copy the embedded store into an empty PostgreSQL database, and compare them')
    .option('--from <folder>', 'the data folder; else DATA_DIR')
    .option(
      '--to <url>',
      'postgres://user:password@host:port/database; else DATABASE_URL, which other users cannot see',
    )
    .action(async (options: MigrateStoreOptions) => {
      const { dataDir, databaseUrl } = readConfig({
        ...context.env,
        ...(options.to === undefined ? {} : { DATABASE_URL: options.to }),
      });
      if (databaseUrl === undefined) throw noTarget();
      // The other commands need not wait until a driver is loaded.
      const { migrateStore } = await import('../../operations/migrate-store.js');
      const tables = await migrateStore({ from: options.from ?? dataDir, to: databaseUrl });
      outputOf(context, options).result(
        { tables },
        `${table(
          ['TABLE', 'ROWS', 'SHA-256 OF ITS ROWS'],
          tables.map(({ table: name, rows, hash }) => [name, String(rows), hash]),
        )}\nBoth stores hold the same. Start the servers with DATABASE_URL, and keep the data folder as it is.`,
      );
    });
}

function noTarget(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'There is no database to copy into.',
    remedy: 'Set DATABASE_URL, or give --to postgres://user:password@host:port/database.',
    field: 'to',
  });
}
