import type { ResolvedSetting, ResolvedSettings } from './resolve-settings.js';
import { SETTINGS, holdsSecret } from './settings.js';

/** A setting as it may be shown. */
export interface EffectiveSetting {
  /** Its environment variable. */
  readonly name: string;
  /** Its place in a configuration file. */
  readonly field: string;
  /** Without credentials; `null` where it is not set. */
  readonly value: string | null;
  readonly from: ResolvedSetting['from'];
}

/** What holds, who says so, and no secrets. */
export function effectiveSettings({ list }: ResolvedSettings): readonly EffectiveSetting[] {
  return list.map(({ name, text, from, value }) => {
    const said = text ?? textOf(value);
    return {
      name,
      field: SETTINGS[name].field,
      value: said !== null && holdsSecret(name) ? withoutCredentials(said) : said,
      from,
    };
  });
}

/** Everything before an @ goes, since a lone user's name may be a token, and passwords among the parameters. */
function withoutCredentials(addresses: string): string {
  return addresses
    .replaceAll(/\/\/[^,]*@/g, '//***@')
    .replaceAll(/([?&][^=&]*(?:password|secret|key)[^=&]*=)[^&,]*/gi, '$1***');
}

/** A default as one would write it. */
function textOf(value: unknown): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value).toLowerCase() : null;
}
