import { LiveChatError } from 'livechat-core/protocol';
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** A field of a configuration file with what it says. */
export interface FileField {
  /** Such as `retention.files`. */
  readonly field: string;
  /** `nothing` is `null`, `no fields` an object without any. */
  readonly holds: 'a value' | 'nothing' | 'no fields';
  /** As an environment variable would say it; `undefined` for what no variable can say. */
  readonly text: string | undefined;
}

/** What stands in a configuration file. */
export interface ConfigFile {
  readonly path: string;
  readonly fields: readonly FileField[];
}

const objectSchema = z.record(z.string(), z.unknown());
const listSchema = z.array(z.string());

/**
 * Reads a JSON file of settings, where lists may be arrays and `null` is the same as nothing.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` when it cannot be read or is no JSON object
 *
 * @example
 * ```ts
 * readConfigFile('livechat.json').fields; // [{ field: 'retention.files', holds: 'a value', text: '90' }]
 * ```
 */
export function readConfigFile(path: string): ConfigFile {
  const parsed = objectSchema.safeParse(parseJson(path, readText(path)));
  if (!parsed.success) throw unusable(path, 'holds no JSON object', 'Write the settings as {"port": 4300, …}.');
  return { path, fields: fieldsOf(parsed.data, '') };
}

function fieldsOf(object: Readonly<Record<string, unknown>>, prefix: string): FileField[] {
  return Object.entries(object).flatMap(([name, value]): FileField[] => {
    const field = `${prefix}${name}`;
    if (value === null) return [{ field, holds: 'nothing', text: undefined }];
    const nested = objectSchema.safeParse(value);
    if (!nested.success) return [{ field, holds: 'a value', text: textOf(value) }];
    const inner = fieldsOf(nested.data, `${field}.`);
    return inner.length > 0 ? inner : [{ field, holds: 'no fields', text: undefined }];
  });
}

function textOf(value: unknown): string | undefined {
  const list = listSchema.safeParse(value);
  if (list.success) return list.data.join(', ');
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
    throw unusable(path, `cannot be read (${code})`, 'Give the path of a file that this user may read.');
  }
}

/** What the parser says is left out: it quotes the text, and that may hold a password. */
function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const line = position === undefined ? '' : ` in line ${text.slice(0, Number(position)).split('\n').length}`;
    throw unusable(path, `is no JSON${line}`, 'Names and texts stand in double quotes, and no comma before a bracket.');
  }
}

function unusable(path: string, what: string, remedy: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The configuration file ${path} ${what}.`,
    remedy,
    field: 'LIVECHAT_CONFIG',
  });
}
