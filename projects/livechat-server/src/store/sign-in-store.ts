/** By what attempts to sign in are counted: names that nothing can be read from. */
export interface SignInKeys {
  /** An account as seen from one address: nobody can lock an agent out from elsewhere. */
  readonly account: string;
  /** The address as a whole, whichever account it tries. */
  readonly address: string;
}

/** Slows down who guesses passwords, counted once for all servers of a store. */
export interface SignInStore {
  /**
   * Counts an attempt as one that fails, before its password is looked at: attempts at the same time
   * count, too, whichever server they reach. While one of the keys has to wait nothing is counted.
   *
   * @returns how long the caller has to wait, in milliseconds; 0 when it may try
   */
  admitSignIn(keys: SignInKeys): Promise<number>;
  /**
   * The password was right: the account's failures are forgotten. Of the address only this attempt
   * is: who has one account must not be able to guess at those of others for ever.
   */
  forgiveSignIn(keys: SignInKeys): Promise<void>;
}
