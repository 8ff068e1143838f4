import {
  CLOSE_CODES,
  LiveChatError,
  type AuthFrame,
  type ClientFrame,
  type HelloFrame,
  type PostFrame,
  type ServerFrame,
  type WelcomeFrame,
  type WidgetConfig,
} from 'livechat-core/protocol';
import { mayExpiredPageSend, mayPageSend } from '../auth/permissions.js';
import { addContext } from '../chat/add-context.js';
import { announceLogin, logIn } from '../chat/log-in.js';
import { admit, isOriginAllowed, welcome, type AdmittedSession } from '../chat/open-session.js';
import { postMessage } from '../chat/post-message.js';
import { readHistory } from '../chat/read-history.js';
import { recordReceipt } from '../chat/record-receipt.js';
import { hasExpired } from '../chat/session-expiry.js';
import { announceCustomerTyping } from '../chat/typing.js';
import type { Hint } from '../fan-out/fan-out.js';
import type { Session } from '../store/session-store.js';
import type { Widget } from '../store/widget-store.js';
import type { SocketPlace } from '../limit/socket-places.js';
import type { Span, SpanFacts } from '../tracing/tracing.js';
import { toWidgetConfig } from '../widget/widget-config.js';
import type { WidgetListener } from '../widget/widget-watch.js';
import { Connection, RECONNECT, TRY_LATER, type SocketHandler } from './connection.js';
import { Outlet } from './outlet.js';
import { readFrame, type ReadFrame } from './read-frame.js';
import { SessionExpiry } from './session-expiry.js';
import type { SocketDeps } from './socket-deps.js';
import { SocketRates } from './socket-rates.js';
import { ThreadFeed } from './thread-feed.js';
import type { Wire } from './wire.js';

/** What may be said after the `hello`. */
type SessionFrame = Exclude<ClientFrame, HelloFrame>;

/** A page that has connected. */
export interface ConnectedPage {
  /** Absent where no browser speaks. */
  readonly origin: string | undefined;
  readonly address: string;
  /** Settled when the page has said who it is. */
  readonly place: Pick<SocketPlace, 'settle'>;
}

/** An identity for which the socket acts. Frames and hints of a former one find it `stopped`. */
interface Stay {
  readonly session: Session;
  readonly feed: ThreadFeed;
  readonly stop: () => void;
}

/** By which a client settles what it has asked. */
interface FrameIds {
  readonly requestId?: string;
  readonly clientMessageId?: string;
}

const NO_IDS: FrameIds = {};

/**
 * The socket of a page: `hello` first, then frames one by one, and between them what others do in
 * the person's threads.
 */
export class CustomerSocket implements SocketHandler, WidgetListener {
  readonly connection: Connection;
  readonly #outlet: Outlet<ServerFrame>;
  /** Of one that does nothing there are thousands: what not everybody needs is made when it is needed. */
  #rates: SocketRates | undefined;
  #expiry: SessionExpiry | undefined;
  #stay: Stay | undefined;
  /** Ends the news of the widget. */
  #stopWatch: (() => void) | undefined;
  /** The token of the session has run out; only a login leads on. */
  #isSuspended = false;
  /** The id of the frame in hand, by which a failure is reported. */
  #inHand: FrameIds = NO_IDS;

  /** Of the frame in hand. */
  #span: Span | undefined;

  constructor(
    private readonly deps: SocketDeps,
    wire: Wire,
    private readonly page: ConnectedPage,
  ) {
    this.#outlet = new Outlet(wire, deps.counts);
    this.connection = new Connection(deps, wire, this);
    this.connection.expect(deps.patience.helloMs);
  }

  async onFrame(text: string): Promise<void> {
    const read = readFrame(text);
    if (!read.ok) return this.#refuse(read);
    const { frame } = read;
    this.#inHand = {
      ...('requestId' in frame ? { requestId: frame.requestId } : {}),
      ...('clientMessageId' in frame ? { clientMessageId: frame.clientMessageId } : {}),
    };
    this.#span = this.deps.tracing.begin(`page ${frame.type}`, idsOf(frame, this.#stay?.session));
    try {
      await this.#onFrameInHand(frame);
    } finally {
      this.#span.end();
      this.#span = undefined;
    }
    // Not where it threw: that failure is told after this, and is about the frame all the same.
    this.#inHand = NO_IDS;
  }

  async #onFrameInHand(frame: ClientFrame): Promise<void> {
    await this.#onExpiry();
    if (!this.#outlet.isOpen) return;
    const stay = this.#stay;
    if (!mayPageSend(frame.type, stay === undefined ? 'NEWCOMER' : 'SESSION')) {
      return this.#outlet.close(CLOSE_CODES.protocolError, 'hello comes first, and once');
    }
    if (frame.type === 'hello') return this.#onHello(frame);
    // What was sent before the client heard of it is sent again after the login.
    if (this.#isSuspended && !mayExpiredPageSend(frame.type)) return;
    if (stay !== undefined) await this.#answer(stay, frame);
  }

  onFailure(error: LiveChatError): void {
    this.#reject(error);
  }

  onSilence(): void {
    if (this.#stay === undefined) this.#outlet.close(CLOSE_CODES.helloTimeout, 'no hello');
    else this.#outlet.terminate();
  }

  onEnd(): void {
    this.#expiry?.stop();
    this.#stopWatch?.();
    this.#stay?.stop();
  }

  async #onHello(hello: HelloFrame): Promise<void> {
    try {
      const admitted = await admit(this.deps, hello, {
        origin: this.page.origin,
        countVisitor: () => this.deps.limits.count('visitorsOfAddress', this.page.address),
      });
      if (this.connection.isOver) return;
      this.deps.counts.greeted(admitted.arrival === 'RESUMED' ? 'resumed' : 'opened');
      this.page.place.settle();
      if (hasExpired(admitted.session, this.deps.clock())) await this.#suspend(this.#follow(admitted));
      else await this.#begin(admitted, (frame) => frame);
      this.connection.expect(this.deps.patience.silenceMs);
    } catch (error) {
      if (!(error instanceof LiveChatError)) throw error;
      this.#span?.fail(error.code);
      this.#outlet.send({ type: 'error', error: error.toJSON() });
      this.#outlet.close(error.code === 'RATE_LIMITED' ? TRY_LATER : CLOSE_CODES.refused, error.code);
    }
  }

  async #answer(stay: Stay, frame: SessionFrame): Promise<void> {
    try {
      await this.#onFrameOf(stay, frame);
    } catch (error) {
      if (!(error instanceof LiveChatError)) throw error;
      // Of a login it is about the token that was presented.
      const isAboutToken = frame.type === 'auth' && error.code === 'TOKEN_EXPIRED';
      if (isAboutSession(error) && !isAboutToken) return this.#recheck(stay);
      this.#reject(error);
    }
  }

  /** Listens first and reads then, so that nothing falls between. */
  async #begin(admitted: AdmittedSession, answer: (frame: WelcomeFrame) => WelcomeFrame): Promise<void> {
    // A page that left meanwhile must leave no subscription behind.
    if (this.connection.isOver) return;
    const stay = this.#follow(admitted);
    this.#isSuspended = false;
    const frame = answer(await welcome(this.deps, admitted));
    if (this.connection.isOver) return;
    stay.feed.start(frame.threads);
    this.#stopWatch?.();
    this.#stopWatch = this.deps.widgets.watch(frame.widget, this);
    this.#outlet.send(frame);
  }

  onConfig(widget: WidgetConfig): void {
    this.#outlet.send({ type: 'widget', widget });
  }

  /** Whoever may not embed the widget any more hears so when they connect again. */
  onOrigins(widget: Widget): void {
    if (isOriginAllowed(widget, this.page.origin)) return;
    this.#outlet.close(RECONNECT, 'the widget has other origins now');
  }

  /** Acts for a session from now on, and for no other. */
  #follow({ session }: AdmittedSession): Stay {
    this.#stay?.stop();
    const feed = new ThreadFeed(this.deps.store, session, this.#outlet);
    const unsubscribe = this.deps.fanOut.subscribe(
      [`person:${session.personId}`, `session:${session.sessionId}`],
      (hint) => this.connection.enqueue(() => this.#onHint(stay, hint)),
    );
    const stay: Stay = { session, feed, stop: unsubscribe };
    this.#stay = stay;
    this.#watchExpiry(session);
    return stay;
  }

  #onHint(stay: Stay, hint: Hint): void | Promise<void> {
    // A hint may have waited while the socket got another identity, or sent itself what it is about.
    if (this.#stay === stay && this.#outlet.isOpen && stay.feed.isNews(hint)) return this.#onNews(stay, hint);
  }

  async #onNews(stay: Stay, hint: Hint): Promise<void> {
    this.#inHand = NO_IDS;
    if (hint.type === 'session') return this.#recheck(stay);
    await this.#onExpiry();
    if (this.#isSuspended) return;
    try {
      await stay.feed.follow(hint);
    } catch (error) {
      if (error instanceof LiveChatError && isAboutSession(error)) return this.#recheck(stay);
      // The thread went to somebody else between the hint and the reading.
      if (!(error instanceof LiveChatError && error.code === 'THREAD_NOT_FOUND')) throw error;
    }
  }

  /** Looks into the store when the token has run out as far as the socket knows: another tab may have renewed it. */
  async #onExpiry(): Promise<void> {
    if (this.#stay !== undefined && this.#expiry?.hasPassed === true) await this.#recheck(this.#stay);
  }

  /** Ends the socket when its session did, or has another identity than the one it acts for; suspends it, or goes on. */
  async #recheck(stay: Stay): Promise<void> {
    const session = await this.deps.store.findSession(stay.session.sessionId);
    if (this.connection.isOver) return;
    if (session === undefined) return this.#end();
    const { person } = stay.session;
    const isSame = session.personId === person.id && session.person.kind === person.kind;
    const isOver = hasExpired(session, this.deps.clock());
    if (isSame && isOver) return this.#suspend(stay);
    if (isSame && !this.#isSuspended) return this.#watchExpiry(session);
    stay.stop();
    this.#outlet.close(RECONNECT, 'the session was renewed or has another identity');
  }

  #watchExpiry({ expiresAt }: Session): void {
    if (expiresAt === undefined && this.#expiry === undefined) return;
    this.#expiry ??= new SessionExpiry(this.deps.clock, () => this.connection.enqueue(() => this.#onExpiry()));
    this.#expiry.watch(expiresAt);
  }

  async #suspend({ session }: Stay): Promise<void> {
    if (this.#isSuspended) return;
    this.#isSuspended = true;
    this.#expiry?.stop();
    const widget = await this.deps.store.findWidget(session.widgetId);
    if (widget === undefined) return this.#end();
    this.#outlet.send({ type: 'token-expired', widget: toWidgetConfig(widget) });
  }

  async #onFrameOf(stay: Stay, frame: SessionFrame): Promise<void> {
    const { session } = stay;
    switch (frame.type) {
      case 'post':
        return this.#onPost(stay, frame);
      case 'context':
        this.#ratesNow().countMessage(session);
        return this.#outlet.send(await addContext(this.deps, session, frame));
      case 'auth':
        return this.#onAuth(session, frame);
      case 'history':
        if (frame.after !== undefined) this.deps.counts.askedForMissed();
        return this.#outlet.send(await readHistory(this.deps, session, frame));
      case 'receipt':
        return recordReceipt(this.deps, session, frame);
      case 'typing':
        if (this.#ratesNow().mayType()) await announceCustomerTyping(this.deps, session.person, frame);
        return;
      case 'ping':
        return this.#outlet.send({ type: 'pong', tops: await this.#tops(session) });
    }
  }

  #ratesNow(): SocketRates {
    return (this.#rates ??= new SocketRates(this.deps, this.page.address));
  }

  async #tops({ personId }: Session): Promise<Readonly<Record<string, number>>> {
    return this.#isSuspended ? {} : this.deps.store.listTops(personId);
  }

  async #onPost(stay: Stay, frame: PostFrame): Promise<void> {
    this.#ratesNow().countMessage(stay.session, frame.target);
    await stay.feed.acknowledge(await postMessage(this.deps, stay.session, frame));
  }

  async #onAuth(session: Session, frame: AuthFrame): Promise<void> {
    this.#ratesNow().countLogin();
    const loggedIn = await logIn(this.deps, session, frame);
    await this.#begin(loggedIn, (answer) => ({ ...answer, requestId: frame.requestId }));
    await announceLogin(this.deps, loggedIn);
  }

  #end(): void {
    this.#stay?.stop();
    this.#outlet.send({ type: 'session-ended' });
    this.#outlet.close(CLOSE_CODES.sessionEnded, 'session ended');
  }

  #refuse(read: Extract<ReadFrame, { ok: false }>): void {
    const { error, isJson, requestId, clientMessageId } = read;
    this.#inHand = {
      ...(requestId === undefined ? {} : { requestId }),
      ...(clientMessageId === undefined ? {} : { clientMessageId }),
    };
    this.#reject(error);
    if (!isJson || this.#stay === undefined) this.#outlet.close(CLOSE_CODES.protocolError, 'not a frame');
  }

  #reject(error: LiveChatError): void {
    const { requestId, clientMessageId } = this.#inHand;
    this.#inHand = NO_IDS;
    this.#span?.fail(error.code);
    const body = error.toJSON();
    if (clientMessageId !== undefined) return this.#outlet.send({ type: 'nack', clientMessageId, error: body });
    this.#outlet.send({ type: 'error', ...(requestId === undefined ? {} : { requestId }), error: body });
  }
}

/** By which a frame is found again, in spans: nothing that somebody wrote. */
function idsOf(frame: ClientFrame, session: Session | undefined): SpanFacts {
  const threadId = 'threadId' in frame ? frame.threadId : undefined;
  return {
    'livechat.frame': frame.type,
    ...(session === undefined
      ? {}
      : { 'livechat.session.id': session.sessionId, 'livechat.widget.id': session.widgetId }),
    ...(threadId === undefined ? {} : { 'livechat.thread.id': threadId }),
  };
}

/** Whether the session is not any more what the socket took it for. */
function isAboutSession({ code }: LiveChatError): boolean {
  return code === 'SESSION_ENDED' || code === 'TOKEN_EXPIRED';
}
