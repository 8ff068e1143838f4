import type { Agent, ErrorCode } from 'livechat-core/protocol';
import type { Clock } from '../../clock.js';
import type { CustomerPosted } from '../thread-store.js';
import type { Login, LoginProof, Session } from '../session-store.js';
import type { AvailabilityReport } from '../sql/watch-availability.js';
import type { Store } from '../store.js';
import type { WidgetKey } from '../widget-key.js';

/** A place where a store can be opened again and again until it is removed. */
export interface StorePlace {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** Makes an empty place; its stores tell the time by the clock. */
export type MakePlace = (clock: Clock) => Promise<StorePlace>;

/** For stores that nobody watches. */
export const SILENT: AvailabilityReport = { lost: () => undefined, regained: () => undefined };

export const MULTI = '11111111-1111-4111-8111-111111111111';
export const SINGLE = '22222222-2222-4222-8222-222222222222';
/** A key as a widget gets it. */
export const KEY: WidgetKey = { id: 'key-0001', algorithm: 'HS256', kind: 'SECRET', material: 'c2VjcmV0' };
export const ANN: Agent = { id: 'agent-ann-0001', name: 'Ann', email: 'ann@shop.example', role: 'AGENT' };

/** A store with two widgets and an agent, and what tests do with it. */
export class StoreFixture {
  now = 1_800_000_000_000;
  #counter = 0;
  #store: Store | undefined;
  #place: StorePlace | undefined;

  get store(): Store {
    if (this.#store === undefined) throw new Error('The store is not open.');
    return this.#store;
  }

  async setUp(makePlace: MakePlace): Promise<void> {
    this.now = 1_800_000_000_000;
    this.#place = await makePlace(() => this.now);
    this.#store = await this.#place.open();
    for (const [id, multiThread] of [[MULTI, true] as const, [SINGLE, false] as const]) {
      const widget = { id, title: id, multiThread, themes: { default: { styles: {} } }, origins: [] };
      await this.#store.createWidget(widget, { ...KEY, id: `key-of-${id}` });
    }
    await this.#store.createAgent({ agent: ANN, passwordHash: 'hash' });
  }

  async tearDown(): Promise<void> {
    await this.#store?.close();
    await this.#place?.remove();
  }

  /** A further connection to the same store. */
  async openSecond(): Promise<Store> {
    if (this.#place === undefined) throw new Error('There is no place.');
    return this.#place.open();
  }

  /** As after a restart. */
  async reopen(): Promise<void> {
    await this.store.close();
    this.#store = await this.openSecond();
  }

  unique(): string {
    this.#counter += 1;
    return `unique-${String(this.#counter).padStart(6, '0')}`;
  }

  visitor(widgetId = MULTI): Promise<Session> {
    return this.store.openVisitorSession({ widgetId, tokenHash: this.unique() });
  }

  post(session: Session, clientThreadId: string, clientMessageId = this.unique()): Promise<CustomerPosted> {
    return this.store.postMessage({
      session,
      clientMessageId,
      target: { clientThreadId },
      content: { type: 'TEXT', text: clientMessageId },
    });
  }

  logIn(
    session: Session,
    id: string,
    proof: Partial<Pick<LoginProof, 'hash' | 'jti' | 'sid' | 'expiresAt'>> & { readonly name?: string } = {},
  ): Promise<Login> {
    const { hash = this.unique(), jti = this.unique(), name, sid, expiresAt = null } = proof;
    return this.store.logIn({
      session,
      identity: { type: 'email', id, name },
      proof: { jti, hash, validUntil: this.now + 15_000, expiresAt, sid },
      tokenHash: this.unique(),
    });
  }
}

/** Matches a refusal. */
export function refusal(code: ErrorCode): unknown {
  return expect.objectContaining({ name: 'LiveChatError', code });
}
