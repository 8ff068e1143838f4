import { decodeJwt } from 'jose';
import type { Person } from '../protocol/index.js';
import type { Counters } from './in-memory-chat.js';

/** Somebody who is connected, or was: what a token stands for. */
export interface Session {
  readonly token: string;
  readonly person: Person;
  isOver: boolean;
  isExpired: boolean;
}

/** A login, and whose history goes over to the customer; `null` where nobody's does. */
export interface Login {
  readonly session: Session;
  readonly inheritedFrom: string | null;
}

/** Who is who: the sessions of an in-memory server, and the customers that have ever logged in. */
export class InMemorySessions {
  readonly #sessions = new Map<string, Session>();
  readonly #customers = new Map<string, Person>();

  constructor(private readonly counters: Counters) {}

  /** The session of a token that is not over. */
  find(token: string | undefined): Session | null {
    const session = token === undefined ? undefined : this.#sessions.get(token);
    return session === undefined || session.isOver ? null : session;
  }

  /** A session of somebody whom nobody knows. */
  beginAsVisitor(): Session {
    return this.#begin({ id: this.counters.newId(), kind: 'VISITOR' });
  }

  /** The customer whom a token names; nothing of it is verified, as the test has signed it. */
  logIn({ person: before }: Session, jwt: string): Login {
    const claims = decodeJwt(jwt);
    const identity = `${String(claims['stp'])}:${String(claims.sub)}`;
    const name = typeof claims['name'] === 'string' ? claims['name'] : String(claims.sub);
    const isVisitor = before.kind === 'VISITOR';
    const id = isVisitor ? before.id : null;
    const person = this.#customers.get(identity) ?? {
      id: id ?? this.counters.newId(),
      kind: 'CUSTOMER' as const,
      name,
    };
    this.#customers.set(identity, person);
    return { session: this.#begin(person), inheritedFrom: id };
  }

  /** The tokens of all who are logged in run out. */
  expireCustomers(): void {
    for (const session of this.#sessions.values()) session.isExpired ||= session.person.kind === 'CUSTOMER';
  }

  /** Ends a session, and gives it; `null` for a token that is none. */
  end(token: string): Session | null {
    const session = this.#sessions.get(token) ?? null;
    if (session !== null) session.isOver = true;
    return session;
  }

  #begin(person: Person): Session {
    const number = this.counters.newId().slice('id-'.length);
    const session: Session = { token: `token${number.padStart(38, '0')}`, person, isOver: false, isExpired: false };
    this.#sessions.set(session.token, session);
    return session;
  }
}
