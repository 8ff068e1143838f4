/** Why a token cannot be signed. */
export type CustomerTokenErrorCode =
  /** A claim would be refused by the chat's server. */
  | 'CLAIM_INVALID'
  /** The key cannot sign. */
  | 'KEY_INVALID'
  /** The code runs in a page, where everybody could read the key. */
  | 'IN_BROWSER';

/** A token could not be signed. Switch on the code, never on the text. */
export class CustomerTokenError extends Error {
  override readonly name = 'CustomerTokenError';
  readonly code: CustomerTokenErrorCode;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
  /** The option at fault, such as `subject`. */
  readonly field: string | undefined;

  constructor(init: {
    readonly code: CustomerTokenErrorCode;
    readonly message: string;
    readonly remedy: string;
    readonly field?: string;
    readonly cause?: unknown;
  }) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.remedy = init.remedy;
    this.field = init.field;
  }
}
