import { Option, type Command } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { readFile } from 'node:fs/promises';
import type { AddedWidgetKey, NewWidgetKey, WidgetKeyFacts } from '../../admin/admin.js';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';

interface KeyOptions {
  readonly id?: string;
  readonly algorithm?: 'HS256' | 'ES256' | 'EdDSA' | 'RS256';
  readonly secretStdin?: boolean;
  readonly publicKey?: string;
  readonly jwks?: string;
  readonly json?: boolean;
}

/** `widget key add | list | remove` */
export function widgetKeyCommands(widget: Command, context: CliContext): void {
  const key = widget.command('key').description("add, list and remove the keys of customers' tokens");

  withJson(key.command('add <widget-id>'))
    .description('add a key; a secret that is made here is shown this once')
    .option('--id <id>', 'the ski claim of its tokens; made when left out')
    .addOption(
      new Option('--algorithm <name>', 'what signs the tokens')
        .choices(['HS256', 'ES256', 'EdDSA', 'RS256'])
        .default('HS256'),
    )
    .option('--secret-stdin', 'read the secret, in base64, from the standard input')
    .option('--public-key <file>', 'file with the public key, PEM or JWK')
    .option('--jwks <file or address>', 'JSON file with a set of public keys, or the https address of one')
    .action(async (widgetId: string, options: KeyOptions) => {
      const input = await readInput(context, options);
      const added = await withAdmin(context, (admin) => admin.addWidgetKey(widgetId, input));
      outputOf(context, options).result(added, describe(added));
    });

  withJson(key.command('list <widget-id>'))
    .description('list the keys of a widget, without their secrets')
    .action(async (widgetId: string, options: KeyOptions) => {
      const { keys } = await withAdmin(context, (admin) => admin.getWidget(widgetId));
      outputOf(context, options).result({ keys }, keys.length === 0 ? NO_KEY : table(HEADING, keys.map(cells)));
    });

  withJson(key.command('remove <widget-id> <key-id>'))
    .description('remove a key: its tokens are refused at once')
    .action(async (widgetId: string, keyId: string, options: KeyOptions) => {
      await withAdmin(context, (admin) => admin.removeWidgetKey(widgetId, keyId));
      outputOf(context, options).result({ id: keyId, removed: true }, `The key ${keyId} is removed.`);
    });
}

const NO_KEY = 'The widget has no key: nobody can log in. Add one with: widget key add <widget-id>';
const HEADING = ['ID', 'ALGORITHM', 'KIND', 'ADDRESS'];

/** What a kind is called here. */
const KINDS: Readonly<Record<WidgetKeyFacts['kind'], string>> = {
  SECRET: 'secret',
  PUBLIC_KEY: 'public key',
  KEY_SET: 'key set',
  KEY_SET_URL: 'key set',
};

function cells({ id, algorithm, kind, url }: WidgetKeyFacts): string[] {
  return [id, algorithm, KINDS[kind], url ?? ''];
}

function describe({ id, algorithm, kind, key }: AddedWidgetKey): string {
  const shown = { 'Key ID': id, Algorithm: algorithm, Kind: KINDS[kind] };
  if (key === undefined) return facts(shown);
  return `${facts({ ...shown, 'Secret key': key })}\nKeep the secret key on your server; it is not shown again.`;
}

async function readInput(context: CliContext, options: KeyOptions): Promise<NewWidgetKey> {
  const { id, algorithm = 'HS256', secretStdin, publicKey, jwks } = options;
  if (algorithm === 'HS256') {
    if (publicKey !== undefined || jwks !== undefined) {
      throw contradiction('HS256 has no public keys.', 'Give --algorithm ES256, EdDSA or RS256 with a public key.');
    }
    return { id, secret: secretStdin === true ? (await context.readStdin()).trim() : undefined };
  }
  if (secretStdin === true) throw contradiction(`${algorithm} has no secret.`, 'Leave --secret-stdin out.');
  if (publicKey !== undefined && jwks === undefined)
    return { id, algorithm, publicKey: await readText('publicKey', publicKey) };
  if (jwks !== undefined && publicKey === undefined) {
    return { id, algorithm, jwks: jwks.includes('://') ? jwks : await readText('jwks', jwks) };
  }
  throw contradiction(`${algorithm} needs one public key or one set of them.`, 'Give --public-key or --jwks.');
}

const REMEDIES = {
  publicKey: 'Give the path of a file with a public key.',
  jwks: 'Give the path of a file with a set of public keys, or the https address of one.',
} as const;

async function readText(field: 'publicKey' | 'jwks', file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      remedy: REMEDIES[field],
      field,
      cause,
    });
  }
}

function contradiction(message: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy, field: 'algorithm' });
}
