import { LiveChatError } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { readConfigFile, type ConfigFile, type FileField } from './config-file.js';
import { SETTINGS, SETTING_NAMES, holdsSecret, type SettingName, type SettingValue } from './settings.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names the file that is read beside the environment. */
export const CONFIG_VARIABLE = 'LIVECHAT_CONFIG';

const RETENTION = 'RETENTION_';

/** What a setting is, and who says so. */
export interface ResolvedSetting {
  readonly name: SettingName;
  /** As it is written; `undefined` where nobody said anything. */
  readonly text: string | undefined;
  readonly from: 'environment' | 'file' | 'default';
  readonly value: unknown;
}

/** All settings that hold. */
export interface ResolvedSettings {
  readonly list: readonly ResolvedSetting[];
  /** The file that was read. */
  readonly file: string | undefined;
  readonly get: <N extends SettingName>(name: N) => SettingValue<N>;
}

/**
 * Puts together what the environment says, what the file says that `LIVECHAT_CONFIG` names, and the
 * defaults, in this order. An empty variable counts as not set.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` that names everything that is wrong, each with its remedy
 */
export function resolveSettings(env: Environment): ResolvedSettings {
  const path = textIn(env, CONFIG_VARIABLE);
  const file = path === undefined ? undefined : readConfigFile(path);
  const problems = [...unknownVariables(env), ...(file === undefined ? [] : unknownFields(file))];
  const list = SETTING_NAMES.map((name): ResolvedSetting => {
    const { schema, remedy } = SETTINGS[name];
    const [said, ...overruled] = sayersOf(name, env, file);
    const wrong = [said, ...overruled].filter(({ text }) => !z.safeParse(schema, text).success);
    problems.push(...wrong.map(({ place }) => `${place}: ${remedy}`));
    return { name, text: said.text, from: said.from, value: z.safeParse(schema, said.text).data };
  });
  const values = new Map(list.map(({ name, value }) => [name, value]));
  const get = <N extends SettingName>(name: N): SettingValue<N> => values.get(name) as SettingValue<N>;
  if (get('NATS_URL') !== undefined && get('DATABASE_URL') === undefined) {
    problems.push('NATS_URL: Set DATABASE_URL too; servers that share a broker share a database.');
  }
  if (problems.length === 0) return { list, file: path, get };
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: ['The configuration is not valid.', ...problems].join('\n  '),
    remedy: 'Correct what is named, and start again.',
    field: 'configuration',
  });
}

interface Said {
  readonly text: string | undefined;
  readonly from: ResolvedSetting['from'];
  /** Where it stands with what it says, unless that may be a password. */
  readonly place: string;
}

/** Who says something about a setting, first the one that holds: the others have to be right as well. */
function sayersOf(name: SettingName, env: Environment, file: ConfigFile | undefined): [Said, ...Said[]] {
  const shown = (text: string | undefined): string =>
    text === undefined || holdsSecret(name) ? '' : `=${JSON.stringify(text)}`;
  const said: Said[] = [];
  const text = textIn(env, name);
  if (text !== undefined) said.push({ text, from: 'environment', place: `${name}${shown(text)}` });
  const found = file?.fields.find(({ field, holds }) => field === SETTINGS[name].field && holds !== 'nothing');
  if (file !== undefined && found !== undefined) {
    const place = `${found.field}${shown(found.text)} in ${file.path}`;
    // What no variable can say must not count as not set.
    said.push({ text: found.text ?? '', from: 'file', place });
  }
  const [first = { text: undefined, from: 'default', place: name }, ...others] = said;
  return [first, ...others];
}

function textIn(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name];
}

/** Others may be anybody's, but who misspells one of these believes that people's data are removed, and they stay. */
function unknownVariables(env: Environment): string[] {
  const known = SETTING_NAMES.filter((name) => name.startsWith(RETENTION));
  const unknown = Object.keys(env).filter((name) => name.startsWith(RETENTION) && !known.some((one) => one === name));
  return unknown.map((name) => `${name}: There is no such setting. There are: ${known.join(', ')}.`);
}

function unknownFields({ path, fields }: ConfigFile): string[] {
  const known: readonly string[] = SETTING_NAMES.map((name) => SETTINGS[name].field);
  const isSection = (field: string): boolean => known.some((other) => other.startsWith(`${field}.`));
  const isKnown = ({ field, holds }: FileField): boolean =>
    known.includes(field) || (holds !== 'a value' && isSection(field));
  const unknown = fields.filter((field) => !isKnown(field));
  if (unknown.length === 0) return [];
  const names = unknown.map(({ field }) => field).join(', ');
  return [`${names} in ${path}: There is no such setting. There are: ${known.join(', ')}.`];
}
