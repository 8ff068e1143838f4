import { LiveChatError } from 'livechat-core/protocol';
import type { ServerConfig } from '../config/read-config.js';

/** @throws LiveChatError `INVALID_ARGUMENT` when the store is a database server's, which has tools of its own */
export function requireEmbeddedStore(
  { databaseUrl }: Pick<ServerConfig, 'databaseUrl'>,
  command: 'backup' | 'restore',
): void {
  if (databaseUrl === undefined) return;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `"${command}" is for the embedded store; DATABASE_URL names a PostgreSQL database.`,
    remedy: 'Use the tools of PostgreSQL: pg_dump and pg_restore, or archives of its log.',
    field: 'DATABASE_URL',
  });
}
