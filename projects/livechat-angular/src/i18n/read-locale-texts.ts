import { LANGUAGES } from 'livechat-core/protocol';
import { EN_US } from './catalogues/en-us';
import type { LocaleTexts } from './locale-texts';
import type { PluralText } from './texts';

/**
 * Reads replacements that a page wrote without types: an object by language, then by key. What is no
 * text of the widget, or not of its kind, is left out.
 *
 * @param value an object, or JSON of one
 */
export function readLocaleTexts(value: unknown): LocaleTexts {
  const byLanguage = toObject(typeof value === 'string' ? parseJson(value) : value);
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const texts = Object.entries(toObject(byLanguage[language])).filter(([key, text]) => fits(key, text));
      return texts.length === 0 ? [] : [[language, Object.fromEntries(texts)]];
    }),
  );
}

function fits(key: string, text: unknown): boolean {
  const own = Object.entries(EN_US).find(([name]) => name === key)?.[1];
  if (own === undefined) return false;
  return typeof own === 'string' ? typeof text === 'string' : isPluralText(text);
}

function isPluralText(value: unknown): value is PluralText {
  const forms = toObject(value);
  return typeof forms['other'] === 'string' && Object.values(forms).every((form) => typeof form === 'string');
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
