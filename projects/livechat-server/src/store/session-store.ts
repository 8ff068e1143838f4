import type { Person } from 'livechat-core/protocol';

/** Names a session and the identity in whose name it acts; an operation whose session has another one is refused. */
export interface SessionKey {
  readonly sessionId: string;
  readonly personId: string;
}

/** One browser's stay, anonymous or logged in. */
export interface Session extends SessionKey {
  readonly widgetId: string;
  readonly person: Person;
  /**
   * Until when it may act, in milliseconds since 1970: the customer's token runs out then, and the
   * session waits for the next login. Absent where it lasts until the logout.
   */
  readonly expiresAt?: number;
}

/** A session found by its token. */
export interface ResumedSession {
  readonly session: Session;
  /**
   * `REPLACED`: the token was of before the login, because the answer to the login was lost; the
   * replacement is valid from now on.
   */
  readonly token: 'KEPT' | 'REPLACED';
}

/** Who a customer is outside of the chat. */
export interface Identity {
  readonly type: 'email' | 'msisdn' | 'externalPersonId';
  readonly id: string;
  readonly name?: string | undefined;
}

/** A verified token of `auth`. */
export interface LoginProof {
  readonly jti: string;
  /** Hash of the whole token. */
  readonly hash: string;
  /** Until when it may be used the first time, in milliseconds since 1970. */
  readonly validUntil: number;
  /** Until when the session may act, in milliseconds since 1970; `null` for a token without `exp`. */
  readonly expiresAt: number | null;
  /** The site's own id of the session. */
  readonly sid?: string | undefined;
}

/** What a login did with the identity that the session had before. */
export type LoginOutcome =
  /** The same token again; the session stays as the first one left it. */
  | 'REPEATED'
  /** The session was logged in as this customer already. */
  | 'RENEWED'
  /** The visitor became the customer. */
  | 'PROMOTED'
  /** The visitor's conversations went to a customer who existed. */
  | 'MERGED'
  /** Another customer; nothing was moved. */
  | 'SWITCHED';

export interface Login {
  readonly session: Session;
  readonly outcome: LoginOutcome;
}

/** Visitors, customers and their sessions. Tokens come in as hashes only. */
export interface SessionStore {
  /** A new visitor with a session. */
  openVisitorSession(input: { readonly widgetId: string; readonly tokenHash: string }): Promise<Session>;
  /**
   * Finds a living session by its token. Presenting the newest token ends the older ones.
   *
   * @param replacementHash becomes a token of the session when the one presented is outdated
   */
  resumeSession(input: {
    readonly widgetId: string;
    readonly tokenHash: string;
    readonly replacementHash: string;
  }): Promise<ResumedSession | undefined>;
  /** A living session that waits for no login, by the newest of its tokens. Nothing changes by asking. */
  findSessionByToken(tokenHash: string): Promise<Session | undefined>;
  /** A living session as it is now, also one whose token has run out. */
  findSession(sessionId: string): Promise<Session | undefined>;
  /** Gives the session, also one whose token has run out, an identity and, beside the token it has, a newer one. */
  logIn(input: {
    readonly session: SessionKey;
    readonly identity: Identity;
    readonly proof: LoginProof;
    readonly tokenHash: string;
  }): Promise<Login>;
  /** Whether the session was alive. */
  endSession(sessionId: string): Promise<boolean>;
  /** The id of the session that ended, if the token was of a living one. */
  endSessionByToken(input: { readonly widgetId: string; readonly tokenHash: string }): Promise<string | undefined>;
  /** Ends every living session that a token with this `sid` logged in; gives their ids. */
  endSessionsBySid(input: { readonly widgetId: string; readonly sid: string }): Promise<readonly string[]>;
}
