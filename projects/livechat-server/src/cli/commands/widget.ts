import { InvalidArgumentError, type Command } from 'commander';
import { LiveChatError, invalidInput, themesSchema, type WidgetConfig } from 'livechat-core/protocol';
import { readFile } from 'node:fs/promises';
import type { NewWidget, WidgetUpdate } from '../../admin/admin.js';
import { originOf, widgetChangesSchema } from '../../admin/admin-input.js';
import type { Widget } from '../../store/widget-store.js';
import { outputOf, withAdmin, withJson, type CliContext } from '../context.js';
import { facts, table } from '../output.js';
import { widgetKeyCommands } from './widget-key.js';

interface WidgetOptions {
  readonly title?: string;
  readonly multiThread?: boolean;
  readonly themes?: string;
  readonly origin?: readonly string[];
  readonly anyOrigin?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

/** `widget create | list | show | update | key …` */
export function widgetCommands(program: Command, context: CliContext): void {
  const widget = program.command('widget').description('create, list, show and update widgets');

  withJson(widget.command('create'))
    .description('create a widget; its secret key is shown this once')
    .requiredOption('--title <title>', 'name of the chat window')
    .option('--multi-thread', 'let a customer have several conversations at a time')
    .option('--themes <file>', 'JSON file with the themes by name, one of them "default"')
    .option('--origin <origin>', 'origin that may embed it, such as https://shop.example; repeatable', collect)
    .option('--config <file>', 'JSON file with settings: greeting, preChatForm, attachments, launcher, workingHours, …')
    .action(async (options: WidgetOptions & { readonly title: string }) => {
      const themes = await readThemes(options.themes);
      const settings = await readSettings(options.config);
      const created = await withAdmin(context, (admin) =>
        admin.createWidget({
          ...(settings as Partial<NewWidget>),
          title: options.title,
          ...(themes === undefined ? {} : { themes }),
          ...(options.origin === undefined ? {} : { origins: options.origin }),
          ...(options.multiThread === undefined ? {} : { multiThread: options.multiThread }),
        }),
      );
      outputOf(context, options).result(
        created,
        `${facts({
          'Widget ID': created.id,
          'Secret key ID': created.secretKey.id,
          'Secret key': created.secretKey.key,
        })}\nKeep the secret key on your server: it signs the tokens of your customers and is not shown again.`,
      );
    });

  withJson(widget.command('list'))
    .description('list the widgets')
    .action(async (options: WidgetOptions) => {
      const widgets = await withAdmin(context, (admin) => admin.listWidgets());
      outputOf(context, options).result(
        { widgets: widgets.map(summary) },
        widgets.length === 0
          ? 'There is no widget yet. Create one with: widget create --title "Shop"'
          : table(
              ['ID', 'TITLE', 'THREADS', 'THEMES', 'ORIGINS'],
              widgets.map((found) => Object.values(texts(found))),
            ),
      );
    });

  withJson(widget.command('show <id>'))
    .description('show a widget')
    .action(async (id: string, options: WidgetOptions) => {
      const { secretKeys: _secret, ...found } = await withAdmin(context, (admin) => admin.getWidget(id));
      outputOf(context, options).result(
        found,
        facts({ ...texts(found), Keys: found.keys.map((key) => `${key.id} (${key.algorithm})`).join(', ') }),
      );
    });

  withJson(widget.command('update <id>'))
    .description('change a widget; what is not given stays')
    .option('--title <title>', 'name of the chat window')
    .option('--multi-thread', 'let a customer have several conversations at a time')
    .option('--no-multi-thread', 'give a customer one conversation at a time')
    .option('--themes <file>', 'JSON file with all themes by name, one of them "default"')
    .option('--origin <origin>', 'origin that may embed it, instead of those before; repeatable', collect)
    .option('--any-origin', 'let every page embed it')
    .option(
      '--config <file>',
      'JSON file with settings: greeting, preChatForm, attachments, launcher, workingHours, …; null takes one away',
    )
    .action(async (id: string, { json, ...options }: WidgetOptions, command: Command) => {
      if (Object.keys(options).length === 0) command.error('Nothing to change: give at least one option.');
      if (options.anyOrigin === true && options.origin !== undefined) throw originsContradict();
      const themes = await readThemes(options.themes);
      const origins = options.anyOrigin === true ? [] : options.origin;
      const changes: WidgetUpdate = {
        ...(await readSettings(options.config)),
        ...(options.title === undefined ? {} : { title: options.title }),
        ...(options.multiThread === undefined ? {} : { multiThread: options.multiThread }),
        ...(themes === undefined ? {} : { themes }),
        ...(origins === undefined ? {} : { origins }),
      };
      const updated = await withAdmin(context, (admin) => admin.updateWidget(id, changes));
      outputOf(context, { json }).result(summary(updated), facts(texts(updated)));
    });

  widgetKeyCommands(widget, context);
}

function summary(widget: Widget): object {
  return { ...widget, themes: Object.keys(widget.themes) };
}

function texts(widget: Widget): Record<string, string> {
  return {
    ID: widget.id,
    Title: widget.title,
    Threads: widget.multiThread ? 'many' : 'one',
    Themes: Object.keys(widget.themes).join(', '),
    Origins: widget.origins.length === 0 ? 'any' : widget.origins.join(', '),
  };
}

function collect(value: string, former: readonly string[] | undefined): readonly string[] {
  if (originOf(value) === undefined) {
    throw new InvalidArgumentError('Give an origin such as https://shop.example, without a path.');
  }
  return [...(former ?? []), value];
}

async function readThemes(file: string | undefined): Promise<WidgetConfig['themes'] | undefined> {
  if (file === undefined) return undefined;
  const parsed = themesSchema.safeParse(await readJson(file, 'themes'), { reportInput: true });
  if (parsed.success) return parsed.data;
  const { message, field } = invalidInput(parsed.error, 'themes');
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `--themes: in ${file}, ${message}`,
    remedy: 'The file has the form {"default": {"styles": {"--lc-accent": "#0f766e"}}, "dark": {"styles": {}}}.',
    field: `themes.${field ?? ''}`,
  });
}

/** The settings of a file. What is in them, the administration checks. */
async function readSettings(file: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (file === undefined) return {};
  const settings = await readJson(file, 'config');
  const known = Object.keys(widgetChangesSchema.shape);
  const isObject = typeof settings === 'object' && settings !== null && !Array.isArray(settings);
  const unknown = isObject ? Object.keys(settings).find((name) => !known.includes(name)) : undefined;
  if (isObject && unknown === undefined) return settings as Readonly<Record<string, unknown>>;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `--config: ${unknown === undefined ? `${file} holds no object` : `${file} has an unknown setting ${unknown}`}.`,
    remedy: `Give an object with some of: ${known.join(', ')}.`,
    field: unknown ?? 'config',
  });
}

async function readJson(file: string, option: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (cause) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `--${option}: ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'Give the path of a JSON file.',
      field: option,
      cause,
    });
  }
}

function originsContradict(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: '--origin and --any-origin contradict each other.',
    remedy: 'Give one of them.',
    field: 'origin',
  });
}
