import { InvalidArgumentError, Option, type Command } from 'commander';
import { WEBHOOK_TYPES, type WebhookType } from '../../ccaas/webhook-event.js';
import { DELIVERY_STATUSES, type DeliveriesFound, type DeliveryStatus } from '../../store/webhook-store.js';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';

interface JsonOption {
  readonly json?: boolean;
}

interface AddOptions extends JsonOption {
  readonly url: string;
  readonly type?: readonly WebhookType[];
}

interface UpdateOptions extends JsonOption {
  readonly url?: string;
  readonly type?: readonly WebhookType[];
  readonly allTypes?: boolean;
}

interface DeliveriesOptions extends JsonOption {
  readonly webhook?: string;
  readonly status?: DeliveryStatus;
  readonly limit: number;
  readonly cursor?: string;
}

/** `webhook add | list | update | renew-secret | remove | deliveries | redeliver` */
export function webhookCommands(program: Command, context: CliContext): void {
  const webhook = program.command('webhook').description('say who is told what happens, and see how that went');

  withJson(webhook.command('add'))
    .description('add a receiver; the secret of its signatures is shown this once')
    .requiredOption('--url <url>', 'where events are posted to, such as https://shop.example/chat-events')
    .option('--type <type>', 'what it is told, usually everything; repeatable', collect)
    .action(async (options: AddOptions) => {
      const added = await withAdmin(context, ({ webhooks }) =>
        webhooks.add({ url: options.url, types: [...(options.type ?? [])] }),
      );
      outputOf(context, options).result(
        added,
        `${facts({ 'Webhook ID': added.id, Secret: added.secret })}\nThe receiver checks signatures with the secret; it is not shown again.`,
      );
    });

  withJson(webhook.command('list'))
    .description('list the receivers, without their secrets')
    .action(async (options: JsonOption) => {
      const webhooks = await withAdmin(context, (admin) => admin.webhooks.list());
      outputOf(context, options).result(
        { webhooks },
        webhooks.length === 0
          ? 'There is no webhook yet. Add one with: webhook add --url https://shop.example/chat-events'
          : table(
              ['ID', 'URL', 'TYPES', 'CREATED'],
              webhooks.map(({ id, url, types, createdAt }) => [id, url, types.join(', ') || 'all', time(createdAt)]),
            ),
      );
    });

  withJson(webhook.command('update <id>'))
    .description('change where a receiver is, or what it is told; what is not given stays')
    .option('--url <url>', 'where events are posted to from now on')
    .addOption(new Option('--type <type>', 'what it is told; repeatable').argParser(collect).conflicts('allTypes'))
    .option('--all-types', 'tell it everything')
    .action(async (id: string, { url, type, allTypes, json }: UpdateOptions, command: Command) => {
      const types = allTypes === true ? [] : type;
      if (url === undefined && types === undefined) command.error('Nothing to change: give at least one option.');
      const changes = { url, types: types === undefined ? undefined : [...types] };
      const changed = await withAdmin(context, ({ webhooks }) => webhooks.update(id, changes));
      outputOf(context, { json }).result(
        changed,
        facts({ 'Webhook ID': changed.id, URL: changed.url, Types: changed.types.join(', ') || 'all' }),
      );
    });

  withJson(webhook.command('renew-secret <id>'))
    .description('give a receiver another secret; for a day the former one signs as well')
    .action(async (id: string, options: JsonOption) => {
      const renewed = await withAdmin(context, ({ webhooks }) => webhooks.renewSecret(id));
      outputOf(context, options).result(
        renewed,
        `${facts({ 'Webhook ID': renewed.id, Secret: renewed.secret })}\nFor a day what is sent is signed with the former secret as well.`,
      );
    });

  withJson(webhook.command('remove <id>'))
    .description('remove a receiver, with what it was still to be told')
    .action(async (id: string, options: JsonOption) => {
      await withAdmin(context, ({ webhooks }) => webhooks.remove(id));
      outputOf(context, options).result({ id, removed: true }, `The webhook ${id} is removed.`);
    });

  withJson(webhook.command('deliveries'))
    .description('list what receivers were sent in the last days, newest first')
    .option('--webhook <id>', 'of one receiver only')
    .addOption(new Option('--status <status>', 'those in one state only').choices(DELIVERY_STATUSES))
    .option('--limit <number>', 'how many', toLimit, 50)
    .option('--cursor <cursor>', 'where the page before ended')
    .action(async ({ webhook: subscriptionId, json, ...search }: DeliveriesOptions) => {
      const found = await withAdmin(context, ({ webhooks }) => webhooks.deliveries({ subscriptionId, ...search }));
      outputOf(context, { json }).result(
        { deliveries: found.deliveries, nextCursor: found.cursor ?? null },
        found.deliveries.length === 0 ? 'There is no such delivery.' : describePage(found),
      );
    });

  withJson(webhook.command('redeliver <id>'))
    .description('send an event once more')
    .action(async (id: string, options: JsonOption) => {
      await withAdmin(context, ({ webhooks }) => webhooks.redeliver(id));
      outputOf(context, options).result({ id, queued: true }, `The delivery ${id} is in the queue again.`);
    });
}

function collect(value: string, earlier: readonly WebhookType[] = []): readonly WebhookType[] {
  const type = WEBHOOK_TYPES.find((known) => known === value);
  if (type === undefined) throw new InvalidArgumentError(`Give one of: ${WEBHOOK_TYPES.join(', ')}.`);
  return [...earlier, type];
}

function describePage({ deliveries, cursor }: DeliveriesFound): string {
  const page = table(
    ['ID', 'TYPE', 'STATUS', 'ATTEMPTS', 'CREATED', 'NEXT', 'LAST'],
    deliveries.map(({ id, type, status, attempts, createdAt, dueAt, lastError, lastStatus }) => [
      id,
      type,
      status,
      String(attempts),
      time(createdAt),
      time(dueAt),
      lastError ?? String(lastStatus ?? ''),
    ]),
  );
  return cursor === undefined ? page : `${page}\nThere are more; go on with: --cursor ${cursor}`;
}

function toLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw new InvalidArgumentError('Give 1 to 1000.');
  return limit;
}

function time(moment: number | undefined): string {
  return moment === undefined ? '' : new Date(moment).toISOString();
}
