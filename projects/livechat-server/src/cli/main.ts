import { Command, CommanderError } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { createRequire } from 'node:module';
import { CONFIG_VARIABLE, type Environment } from '../config/resolve-settings.js';
import { agentCommands } from './commands/agent.js';
import { apiKeyCommands } from './commands/api-key.js';
import { backupCommands } from './commands/backup.js';
import { configCommand } from './commands/config.js';
import { doctorCommand } from './commands/doctor.js';
import { migrateStoreCommand } from './commands/migrate-store.js';
import { personCommands } from './commands/person.js';
import { serveCommands } from './commands/serve.js';
import { webhookCommands } from './commands/webhook.js';
import { widgetCommands } from './commands/widget.js';
import { takeConfigFile } from './config-option.js';
import { outputOf, type CliContext } from './context.js';

/** How the process ends. */
const EXIT = { done: 0, failed: 1, misused: 2 } as const;

/**
 * Runs one command line and gives the code to exit with: 0, 1 for what went wrong, 2 for a call that
 * cannot be understood.
 *
 * @param argv as in `process.argv`
 */
export async function run(argv: readonly string[]): Promise<number> {
  const chosen: { file?: string } = {};
  const context = processContext(() => environmentWith(chosen.file));
  const program = createProgram(context);
  takeConfigFile(program, (file) => (chosen.file = file));
  // The options may have been what was wrong, so this one is looked for by hand.
  const output = outputOf(context, { json: argv.includes('--json') });
  try {
    await program.parseAsync(argv);
    return EXIT.done;
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      // Commander ends by an exception after --help and --version, too.
      if (thrown.exitCode === 0) return EXIT.done;
      output.failure(misuse(thrown));
      return EXIT.misused;
    }
    output.failure(LiveChatError.wrap(thrown));
    return EXIT.failed;
  }
}

function createProgram(context: CliContext): Command {
  const program = new Command('livechat-server')
    .description(
      'An open, self-hosted live chat. Settings come from the environment and from a file; "config" shows them all.',
    )
    .version(ownVersion())
    .exitOverride()
    // Errors are reported in one place, in one form.
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  serveCommands(program, context);
  widgetCommands(program, context);
  agentCommands(program, context);
  apiKeyCommands(program, context);
  backupCommands(program, context);
  configCommand(program, context);
  doctorCommand(program, context);
  migrateStoreCommand(program, context);
  webhookCommands(program, context);
  personCommands(program, context);
  inheritSettings(program);
  return program;
}

/** Subcommands made by hand do not take their parent's settings by themselves. */
function inheritSettings(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent);
    inheritSettings(child);
  }
}

function environmentWith(file: string | undefined): Environment {
  return file === undefined ? process.env : { ...process.env, [CONFIG_VARIABLE]: file };
}

function misuse(error: CommanderError): LiveChatError {
  const isMissingCommand = error.code === 'commander.help';
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: isMissingCommand ? 'A command is missing.' : sentence(error.message),
    remedy: 'Run "npx livechat-server --help", or a command with --help, to see what there is.',
  });
}

function sentence(text: string): string {
  const body = text.replace(/^error: /, '').replaceAll('\n', ' ');
  return `${body.charAt(0).toUpperCase()}${body.slice(1)}${/[.?!)]$/.test(body) ? '' : '.'}`;
}

function ownVersion(): string {
  const manifest = createRequire(import.meta.url)('../../../package.json') as { readonly version: string };
  return manifest.version;
}

/** @param environment is asked when a command runs: its line may name a file of settings */
function processContext(environment: () => Environment): CliContext {
  return {
    get env() {
      return environment();
    },
    stdout: process.stdout,
    stderr: process.stderr,
    async readStdin() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
      return Buffer.concat(chunks).toString('utf8');
    },
    untilStopped: () =>
      new Promise((resolve) => {
        process.once('SIGTERM', () => resolve());
        process.once('SIGINT', () => resolve());
      }),
  };
}
