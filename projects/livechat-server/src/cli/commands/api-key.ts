import type { Command } from 'commander';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';

interface ApiKeyOptions {
  readonly name: string;
  readonly json?: boolean;
}

/** `api-key create | list | revoke` */
export function apiKeyCommands(program: Command, context: CliContext): void {
  const apiKey = program.command('api-key').description('create, list and revoke keys of the Conversations API');

  withJson(apiKey.command('create'))
    .description('create a key; it is shown this once')
    .requiredOption('--name <name>', 'what the key is for')
    .action(async (options: ApiKeyOptions) => {
      const created = await withAdmin(context, (admin) => admin.createApiKey({ name: options.name }));
      outputOf(context, options).result(
        created,
        `${facts({ 'Key ID': created.id, Key: created.key })}\nUse it as "Authorization: App <key>"; it is not shown again.`,
      );
    });

  withJson(apiKey.command('list'))
    .description('list the keys, without their secrets')
    .action(async (options: ApiKeyOptions) => {
      const apiKeys = await withAdmin(context, (admin) => admin.listApiKeys());
      outputOf(context, options).result(
        { apiKeys },
        apiKeys.length === 0
          ? 'There is no key yet. Create one with: api-key create --name "Bot"'
          : table(
              ['ID', 'NAME', 'CREATED', 'REVOKED'],
              apiKeys.map(({ id, name, createdAt, revokedAt }) => [id, name, date(createdAt), date(revokedAt)]),
            ),
      );
    });

  withJson(apiKey.command('revoke <id>'))
    .description('revoke a key at once')
    .action(async (id: string, options: ApiKeyOptions) => {
      await withAdmin(context, (admin) => admin.revokeApiKey(id));
      outputOf(context, options).result({ id, revoked: true }, `The key ${id} is revoked.`);
    });
}

function date(moment: number | undefined): string {
  return moment === undefined ? '' : new Date(moment).toISOString();
}
