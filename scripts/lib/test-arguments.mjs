const HELP = ['--help', '-h'];

/**
 * What the arguments of `npm test` ask for. What comes after `--` is for the tool of a stage, also
 * where it asks that tool for help.
 *
 * @param {readonly string[]} args
 * @param {readonly string[]} stages the names of all stages
 */
export function readTestArguments(args, stages) {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  const wanted = own.filter((name) => !HELP.includes(name));
  return {
    wantsHelp: own.length > wanted.length,
    /** No names stand for all stages. */
    wanted,
    unknown: wanted.filter((name) => !stages.includes(name)),
    extraArgs: end === -1 ? [] : args.slice(end + 1),
  };
}
