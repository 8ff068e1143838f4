import type { Command } from 'commander';
import { LiveChatError } from 'livechat-core/protocol';
import { systemClock } from '../../clock.js';
import { examine } from '../../operations/doctor.js';
import type { Finding } from '../../operations/finding.js';
import { outputOf, withJson, type CliContext } from '../context.js';

const MARKS: Readonly<Record<Finding['grade'], string>> = { GOOD: 'ok', WARNING: 'look', BAD: 'BAD' };

/** `doctor` */
export function doctorCommand(program: Command, context: CliContext): void {
  withJson(program.command('doctor'))
    .description('look for what is wrong or soon will be; ends with 1 when something is')
    .action(async (options: { readonly json?: boolean }) => {
      const findings = await examine(context.env, systemClock);
      outputOf(context, options).result({ findings }, findings.map(lineOf).join('\n'));
      const count = findings.filter(({ grade }) => grade === 'BAD').length;
      if (count > 0) throw unwell(count);
    });
}

function lineOf({ check, grade, says, remedy }: Finding): string {
  const line = `${MARKS[grade].padEnd(4)}  ${check.padEnd(13)}  ${says}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(21)}${remedy}`;
}

function unwell(count: number): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: count === 1 ? 'One thing is wrong.' : `${count} things are wrong.`,
    remedy: 'Do what stands below each of them, then run "doctor" again.',
  });
}
