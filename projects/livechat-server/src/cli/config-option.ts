import type { Command } from 'commander';

const CONFIG_OPTION = [
  '--config <file>',
  'the JSON file of settings, instead of the one that LIVECHAT_CONFIG names',
] as const;

/**
 * Every command takes the file of settings, except those with a file of their own under this name: for
 * them it stands before the command, where all of them take it as well.
 */
export function takeConfigFile(program: Command, take: (file: string) => void): void {
  const takers = [
    program,
    ...leavesOf(program).filter(({ options }) => options.every(({ long }) => long !== '--config')),
  ];
  for (const taker of takers) taker.option(...CONFIG_OPTION);
  program.enablePositionalOptions();
  program.hook('preAction', (_program, action) => {
    for (const taker of takers.filter((candidate) => candidate === program || candidate === action)) {
      const file: unknown = taker.opts()['config'];
      if (typeof file === 'string') take(file);
    }
  });
}

function leavesOf({ commands }: Command): readonly Command[] {
  return commands.flatMap((command) => (command.commands.length === 0 ? [command] : leavesOf(command)));
}
