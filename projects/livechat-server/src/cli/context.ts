import type { Command } from 'commander';
import { openAdmin, type OpenAdmin } from '../admin/open-admin.js';
import { readConfig } from '../config/read-config.js';
import type { Environment } from '../config/resolve-settings.js';
import { jsonOutput, textOutput, type Output, type Streams } from './output.js';

/** What the commands have from the process that runs them. */
export interface CliContext extends Streams {
  readonly env: Environment;
  /** All that is piped in. */
  readStdin(): Promise<string>;
  /** Fulfilled when the process is asked to stop. */
  untilStopped(): Promise<void>;
}

/** The output that a call asks for. */
export function outputOf(context: CliContext, options: { readonly json?: boolean | undefined }): Output {
  return options.json === true ? jsonOutput(context) : textOutput(context);
}

/** Adds what every command takes. */
export function withJson(command: Command): Command {
  return command.option('--json', 'print one JSON object');
}

/** Runs `work` on the store that the environment names, and closes it afterwards. */
export async function withAdmin<T>(context: CliContext, work: (admin: OpenAdmin) => Promise<T>): Promise<T> {
  const admin = await openAdmin(readConfig(context.env));
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
}
