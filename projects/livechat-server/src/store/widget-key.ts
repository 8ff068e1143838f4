/** The algorithms that a site's tokens may be signed with. */
export const TOKEN_ALGORITHMS = ['HS256', 'ES256', 'EdDSA', 'RS256'] as const;

/** One of `TOKEN_ALGORITHMS`. */
export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** What a key is made of. */
export type WidgetKeyKind =
  /** A secret that both sides know: at least 32 bytes in base64. Only for HS256, which is only for it. */
  | 'SECRET'
  /** A public key: a JWK as JSON. */
  | 'PUBLIC_KEY'
  /** Several public keys, of which the `kid` of a token chooses one: a JWKS as JSON. */
  | 'KEY_SET'
  /** The https address from which the server reads such a set. */
  | 'KEY_SET_URL';

/** A key that verifies the tokens of `auth`. */
export interface WidgetKey {
  /** The `ski` claim of the tokens that it verifies. */
  readonly id: string;
  /** The one algorithm of these tokens, whatever they say themselves. */
  readonly algorithm: TokenAlgorithm;
  readonly kind: WidgetKeyKind;
  /** As the kind says. */
  readonly material: string;
}
