import type { Command } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { readConfig } from '../../config/read-config.js';
import { s3FileStore } from '../../files/s3-file-store.js';
import type { MovedStore } from '../../operations/migrate-store.js';
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
    .description(
      'copy the embedded store into an empty PostgreSQL database, and compare them; with S3_URL its files into the bucket',
    )
    .option('--from <folder>', 'the data folder; else DATA_DIR')
    .option(
      '--to <url>',
      'postgres://user:password@host:port/database; else DATABASE_URL, which other users cannot see',
    )
    .action(async (options: MigrateStoreOptions) => {
      const { dataDir, databaseUrl, s3 } = readConfig({
        ...context.env,
        ...(options.to === undefined ? {} : { DATABASE_URL: options.to }),
      });
      if (databaseUrl === undefined) throw noTarget();
      // The other commands need not wait until a driver is loaded.
      const { migrateStore } = await import('../../operations/migrate-store.js');
      const moved = await migrateStore({
        from: options.from ?? dataDir,
        to: databaseUrl,
        files: s3 === undefined ? undefined : s3FileStore(s3),
      });
      outputOf(context, options).result({ ...moved }, describe(moved));
    });
}

function describe({ tables, files }: MovedStore): string {
  const rows = tables.map(({ table: name, rows: count, hash }) => [name, String(count), hash]);
  return [
    table(['TABLE', 'ROWS', 'SHA-256 OF ITS ROWS'], rows),
    'Both stores hold the same.',
    ...describeFiles(files),
    'Start the servers with DATABASE_URL, and keep the data folder as it is.',
  ].join('\n');
}

function describeFiles(files: MovedStore['files']): readonly string[] {
  if (files === undefined) return ['The files stay in the data folder; with S3_URL they would have been copied, too.'];
  const { damaged } = files;
  return [
    `${files.files} files of ${files.bytes} bytes are in the bucket: keep S3_URL.`,
    ...(damaged.length === 0 ? [] : ['These were damaged before, and are not there:', ...damaged]),
  ];
}

function noTarget(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'There is no database to copy into.',
    remedy: 'Set DATABASE_URL, or give --to postgres://user:password@host:port/database.',
    field: 'to',
  });
}
