import { LiveChatError } from 'livechat-core/protocol';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { effectiveSettings } from './effective-settings.js';
import { misspeltVariables } from './misspelt-variables.js';
import { CONFIG_VARIABLE, resolveSettings, type Environment } from './resolve-settings.js';
import { SETTINGS, SETTING_NAMES, holdsSecret, type SettingName } from './settings.js';

/** What nobody means, tried on every setting; what one of them takes is left out there. */
const NONSENSE = [
  '-1',
  '1e3',
  '65536',
  '99999999999',
  'maybe',
  'a b',
  '{}',
  'hunter2:hunter2@',
  'https://hunter2@',
  ' ',
];

const wrongFor = (name: SettingName): readonly string[] =>
  NONSENSE.filter((text) => !z.safeParse(SETTINGS[name].schema, text).success);

/** Those that can be wrong: a path is any text. */
const PICKY = SETTING_NAMES.filter((name) => wrongFor(name).length > 0);

/** The lines of the refusal, one for each problem. */
function problemsOf(env: Environment): readonly string[] {
  try {
    resolveSettings(env);
  } catch (error) {
    if (error instanceof LiveChatError) return error.message.split('\n  ').slice(1);
  }
  return [];
}

/** `retention.files` becomes an object in an object. */
function nested(fields: readonly (readonly [field: string, value: string])[]): object {
  const file: Record<string, unknown> = {};
  for (const [field, value] of fields) {
    const [outer = '', inner] = field.split('.');
    file[outer] = inner === undefined ? value : { ...(file[outer] as object | undefined), [inner]: value };
  }
  return file;
}

describe('every setting', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'livechat-settings-'));
    path = join(folder, 'livechat.json');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is picky, except for the folder', () => {
    expect(SETTING_NAMES.filter((name) => !PICKY.includes(name))).toEqual(['DATA_DIR']);
  });

  it.each(PICKY)(
    '%s refuses nonsense from a variable and from the file, with its remedy and without secrets',
    (name) => {
      for (const text of wrongFor(name)) {
        const says = holdsSecret(name) ? '' : `=${JSON.stringify(text)}`;
        expect(problemsOf({ [name]: text })).toContain(`${name}${says}: ${SETTINGS[name].remedy}`);
        writeFileSync(path, JSON.stringify(nested([[SETTINGS[name].field, text]])));
        const problems = problemsOf({ [CONFIG_VARIABLE]: path });
        expect(problems).toContain(`${SETTINGS[name].field}${says} in ${path}: ${SETTINGS[name].remedy}`);
      }
    },
  );

  it('is named when all are wrong at once, in variables and in the file, and no secret is', () => {
    const wrong = PICKY.map((name) => [name, wrongFor(name).findLast(() => true) ?? ''] as const);
    const secret = wrong.map(([name, text]) => [name, holdsSecret(name) ? 'x://hunter2@' : text] as const);
    const inVariables = problemsOf(Object.fromEntries(secret));
    writeFileSync(path, JSON.stringify(nested(secret.map(([name, text]) => [SETTINGS[name].field, text] as const))));
    const inFile = problemsOf({ [CONFIG_VARIABLE]: path });
    for (const problems of [inVariables, inFile]) {
      expect(problems).toHaveLength(PICKY.length);
      expect(problems.join('\n')).not.toContain('hunter2');
    }
  });

  it('stands in the guide, with its default, and the guide knows no other', () => {
    const guide = readFileSync(join(__dirname, '../../../../docs/guides/server.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `([A-Z0-9_]+)(…?)` +\| (?:`([^`]*)`)? +\|/gm)];
    const documented = new Map(rows.map(([, name = '', more = '', value = '']) => [`${name}${more}`, value]));
    const shown = new Map(effectiveSettings(resolveSettings({})).map(({ name, value }) => [name, value ?? '']));
    const families = SETTING_NAMES.filter((name) => name.startsWith('RETENTION_'));
    const single = SETTING_NAMES.filter((name) => !families.includes(name));
    expect(Object.fromEntries(documented)).toEqual({
      'RETENTION_…': '',
      ...Object.fromEntries(single.map((name) => [name, shown.get(name)])),
    });
    const privacy = readFileSync(join(__dirname, '../../../../docs/guides/privacy.md'), 'utf8');
    for (const name of families) expect(privacy).toContain(`\`${name}\``);
  });
});

describe('variables that are no settings', () => {
  it('are hinted at where they look like one that is not set', () => {
    const env = {
      DATABSE_URL: 'x',
      DATA_DIRS: 'x',
      LIVECHAT_PORT: '1',
      METRICS_PROT: '1',
      PATH: 'x',
      POST: 'x',
      LOG: '',
    };
    expect(misspeltVariables(env)).toEqual([
      { name: 'DATABSE_URL', meant: 'DATABASE_URL' },
      { name: 'DATA_DIRS', meant: 'DATA_DIR' },
      { name: 'LIVECHAT_PORT', meant: 'PORT' },
      { name: 'METRICS_PROT', meant: 'METRICS_PORT' },
    ]);
    expect(misspeltVariables({ LIVECHAT_PORT: 'tcp://10.0.0.1:80', PORT: '4300', LIVECHAT_CONFIG: 'x' })).toEqual([]);
  });
});
