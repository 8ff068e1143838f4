import type { Command } from 'commander';
import { effectiveSettings, type EffectiveSetting } from '../../config/effective-settings.js';
import { resolveSettings } from '../../config/resolve-settings.js';
import { outputOf, withJson, type CliContext } from '../context.js';
import { table } from '../output.js';

/** `config` */
export function configCommand(program: Command, context: CliContext): void {
  withJson(program.command('config'))
    .description('show the settings that hold and who says so, without secrets')
    .action((options: { readonly json?: boolean }) => {
      const resolved = resolveSettings(context.env);
      const settings = effectiveSettings(resolved);
      const { file } = resolved;
      const text = table(['SETTING', 'VALUE', 'FROM', 'FIELD'], settings.map(rowOf));
      outputOf(context, options).result({ file: file ?? null, settings }, text);
    });
}

function rowOf({ name, value, from, field }: EffectiveSetting): readonly string[] {
  return [name, value ?? '-', from, field];
}
