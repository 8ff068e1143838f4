import type { Command } from 'commander';
import { systemClock } from '../../clock.js';
import { readConfig } from '../../config/read-config.js';
import { backUp } from '../../operations/back-up.js';
import { restore } from '../../operations/restore.js';
import { outputOf, withJson, type CliContext } from '../context.js';

interface CommonOptions {
  readonly json?: boolean;
}

/** `backup | restore` */
export function backupCommands(program: Command, context: CliContext): void {
  withJson(program.command('backup'))
    .description('copy the embedded store with its files into one file, while the server runs')
    .argument('<file>', 'the file to make')
    .action(async (file: string, options: CommonOptions) => {
      const made = await backUp(readConfig(context.env), file);
      const missing = made.missing.length === 0 ? '' : `\nMissing on the disk: ${made.missing.join(', ')}`;
      outputOf(context, options).result(
        { file, ...made },
        `${file} has ${made.bytes} bytes, ${made.files} files among them.${missing}`,
      );
    });

  withJson(program.command('restore'))
    .description('put a back-up back, while no server runs; what was there is moved aside')
    .argument('<file>', 'a file that "backup" made')
    .action(async (file: string, options: CommonOptions) => {
      const restored = await restore(readConfig(context.env), file, systemClock);
      const before =
        restored.before === undefined
          ? ''
          : `\nWhat was there before is in ${restored.before}. It holds what people wrote: remove it when it is no longer needed.`;
      outputOf(context, options).result(
        { file, ...restored },
        `The store of ${file} is in its place, with ${restored.files} files. Start the server again.${before}`,
      );
    });
}
