import { CONFIG_VARIABLE, type Environment } from './resolve-settings.js';
import { SETTING_NAMES } from './settings.js';

/** A variable that is no setting, and the setting that was probably meant. */
export interface MisspeltVariable {
  readonly name: string;
  readonly meant: string;
}

/** Names as short as this one are like those of too many others. */
const SHORTEST = 6;

/**
 * Variables that look like settings and are none: with a prefix that no setting has, or one letter away. Others may
 * be anybody's, so nobody is refused for them.
 *
 * @example
 * ```ts
 * misspeltVariables({ DATABSE_URL: 'postgres://…' }); // [{ name: 'DATABSE_URL', meant: 'DATABASE_URL' }]
 * ```
 */
export function misspeltVariables(env: Environment): readonly MisspeltVariable[] {
  const names: readonly string[] = [...SETTING_NAMES, CONFIG_VARIABLE];
  return Object.keys(env)
    .filter((name) => env[name] !== '' && !names.includes(name))
    .flatMap((name): MisspeltVariable[] => {
      const meant = names.find((setting) => name === `LIVECHAT_${setting}` || isOneLetterAway(name, setting));
      return meant === undefined || env[meant] !== undefined ? [] : [{ name, meant }];
    });
}

/** Whether one letter too many, too few, another, or two that changed places make the difference. */
function isOneLetterAway(name: string, setting: string): boolean {
  if (setting.length < SHORTEST || Math.abs(name.length - setting.length) > 1) return false;
  let begin = 0;
  while (begin < name.length && name[begin] === setting[begin]) begin += 1;
  const [rest, wanted] = [name.slice(begin), setting.slice(begin)];
  return (
    rest.slice(1) === wanted ||
    rest === wanted.slice(1) ||
    rest.slice(1) === wanted.slice(1) ||
    rest === `${wanted.charAt(1)}${wanted.charAt(0)}${wanted.slice(2)}`
  );
}
