import { InvalidArgumentError, type Command } from 'commander';
import { SCOPES, type Scope } from '../../auth/actor.js';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';

interface ApiKeyOptions {
  readonly name: string;
  readonly scope?: readonly Scope[];
  readonly json?: boolean;
}

/** `api-key create | list | revoke` */
export function apiKeyCommands(program: Command, context: CliContext): void {
  const apiKey = program.command('api-key').description('create, list and revoke keys for programs');

  withJson(apiKey.command('create'))
    .description('create a key; it is shown this once')
    .requiredOption('--name <name>', 'what the key is for')
    .option('--scope <scope>', `what it is good for, one of ${SCOPES.join(', ')}; repeatable`, collect)
    .action(async (options: ApiKeyOptions) => {
      const created = await withAdmin(context, (admin) =>
        admin.createApiKey({ name: options.name, scopes: options.scope }),
      );
      outputOf(context, options).result(
        created,
        `${facts({ 'Key ID': created.id, Key: created.key, Scopes: created.scopes.join(', ') })}\nUse it as "Authorization: App <key>"; it is not shown again.`,
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
              ['ID', 'NAME', 'SCOPES', 'CREATED', 'REVOKED'],
              apiKeys.map(({ id, name, scopes, createdAt, revokedAt }) => [
                id,
                name,
                scopes.join(', '),
                date(createdAt),
                date(revokedAt),
              ]),
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

function collect(value: string, former: readonly Scope[] | undefined): readonly Scope[] {
  const scope = SCOPES.find((name) => name === value);
  if (scope === undefined) throw new InvalidArgumentError(`Give one of: ${SCOPES.join(', ')}.`);
  return [...(former ?? []), scope];
}
