import type { EN_US } from './catalogues/en-us';

/** A text that counts: one form per plural category that its language has. */
export type PluralText = { readonly other: string } & Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;

/** The name of a text of the widget. */
export type TextKey = keyof typeof EN_US;

/** All texts of the widget in one language; the English catalogue is the source of the keys. */
export type Texts = {
  readonly [K in TextKey]: (typeof EN_US)[K] extends string ? string : PluralText;
};
