import { LiveChatError } from 'livechat-core';
import type { LiveChatOptions } from '../live-chat-options';
import type { LiveChatFeature, LiveChatFeatureKind } from './feature';

/** Which option says the same as which feature. */
const OPTION_OF = { consent: 'consent', locale: 'language', theme: 'theme' } as const;

type OptionOf<K extends LiveChatFeatureKind> = K extends keyof typeof OPTION_OF ? (typeof OPTION_OF)[K] : never;

/** The options that are left beside the features: what a feature decides is not said twice. */
export type OptionsBeside<F extends readonly LiveChatFeature[]> = LiveChatFeatureKind extends F[number]['kind']
  ? LiveChatOptions
  : LiveChatOptions & Readonly<Partial<Record<OptionOf<F[number]['kind']>, never>>>;

/** The features, with `never` in the place of one whose kind is there before it. */
export type DistinctFeatures<F extends readonly LiveChatFeature[], Before = never> = F extends readonly [
  infer First extends LiveChatFeature,
  ...infer Rest extends readonly LiveChatFeature[],
]
  ? readonly [First['kind'] extends Before ? never : First, ...DistinctFeatures<Rest, Before | First['kind']>]
  : F;

/**
 * Checks what the types cannot see, for example in lists that are put together at run time.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` where a feature is there twice, or says the same as an option
 */
export function checkFeatures(options: LiveChatOptions, features: readonly LiveChatFeature[]): void {
  const kinds = features.map(({ kind }) => kind);
  const repeated = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (repeated !== undefined) {
    throw conflict(`The feature "${repeated}" is given twice.`, 'Give provideLiveChat() each feature once.');
  }
  for (const [kind, option] of Object.entries(OPTION_OF)) {
    if (kinds.includes(kind as LiveChatFeatureKind) && options[option] !== undefined) {
      throw conflict(
        `The option "${option}" and the feature "${kind}" say the same.`,
        `Take the option "${option}" of provideLiveChat() away, or the feature.`,
      );
    }
  }
}

function conflict(message: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy, field: 'features' });
}
