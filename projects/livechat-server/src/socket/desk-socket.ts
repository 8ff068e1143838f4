import {
  CLOSE_CODES,
  type Agent,
  type LiveChatError,
  deskClientFrameSchema,
  type DeskClientFrame,
  type DeskServerFrame,
} from 'livechat-core/protocol';
import { mayDeskSend } from '../auth/permissions.js';
import { recordTeamReceipt } from '../chat/desk/conversations.js';
import { announceTeamTyping } from '../chat/typing.js';
import type { Hint } from '../fan-out/fan-out.js';
import { Connection, type SocketHandler } from './connection.js';
import { Outlet } from './outlet.js';
import type { SocketDeps } from './socket-deps.js';
import type { Wire } from './wire.js';

/** For how long an agent counts as signed in without being looked up, in milliseconds: news come in crowds. */
const SIGNED_IN_MS = 5_000;

/** The socket of a signed-in agent: news of all conversations out, receipts in. */
export class DeskSocket implements SocketHandler {
  readonly connection: Connection;
  readonly #outlet: Outlet<DeskServerFrame>;
  readonly #unsubscribe: () => void;
  /** When the agent was found to be signed in last, in milliseconds since 1970. */
  #signedInAt: number;

  constructor(
    private readonly deps: SocketDeps,
    wire: Wire,
    /** Whose socket it is, while the session is alive. */
    private readonly agentNow: () => Promise<Agent | undefined>,
  ) {
    this.#outlet = new Outlet(wire, deps.counts);
    this.#signedInAt = deps.clock();
    this.connection = new Connection(deps, wire, this);
    this.connection.expect(deps.patience.silenceMs);
    this.#unsubscribe = deps.fanOut.subscribe(['desk'], (hint) => {
      this.connection.enqueue(() => this.#follow(hint));
    });
    this.#outlet.send({ type: 'ready' });
    this.connection.enqueue(() => this.#arrive());
  }

  async onFrame(text: string): Promise<void> {
    const frame = readDeskFrame(text);
    if (frame === undefined) return this.#outlet.close(CLOSE_CODES.protocolError, 'not a frame');
    const span = this.deps.tracing.begin(`desk ${frame.type}`, { 'livechat.frame': frame.type });
    try {
      await this.#answer(frame);
    } catch (error) {
      span.fail('INTERNAL_ERROR');
      throw error;
    } finally {
      span.end();
    }
  }

  async #answer(frame: DeskClientFrame): Promise<void> {
    // Asked with each frame, so that signing out ends what is open elsewhere by the next heartbeat.
    const agent = await this.#askAgent();
    if (agent === undefined) return;
    if (!mayDeskSend(frame.type, agent)) return this.#outlet.close(CLOSE_CODES.refused, 'not for this role');
    switch (frame.type) {
      case 'ping':
        this.#outlet.send({ type: 'pong' });
        return this.deps.store.touchAgent(agent.id);
      case 'typing':
        return this.#onTyping(agent, frame);
      case 'receipt':
        return recordTeamReceipt(this.deps, frame.conversationId, frame);
    }
  }

  /** Who it is; nobody ends the socket. */
  async #askAgent(): Promise<Agent | undefined> {
    const agent = await this.agentNow();
    if (agent === undefined) this.#outlet.close(CLOSE_CODES.sessionEnded, 'session ended');
    else this.#signedInAt = this.deps.clock();
    return agent;
  }

  onFailure(_error: LiveChatError): void {
    // Nothing waits for an answer: a receipt comes again with the next message.
  }

  onSilence(): void {
    this.#outlet.terminate();
  }

  onEnd(): void {
    this.#unsubscribe();
  }

  /** Who opens the desk is there from now on. */
  async #arrive(): Promise<void> {
    const agent = await this.agentNow();
    if (agent !== undefined) await this.deps.store.touchAgent(agent.id);
  }

  async #onTyping(
    { id, name }: Agent,
    { conversationId, isTyping }: Extract<DeskClientFrame, { type: 'typing' }>,
  ): Promise<void> {
    const conversation = await this.deps.store.findConversation(conversationId);
    if (conversation === undefined || conversation.status === 'CLOSED') return;
    announceTeamTyping(this.deps, conversation, { author: { type: 'AGENT', id, name }, isTyping });
  }

  async #follow(hint: Hint): Promise<void> {
    if (hint.type === 'session' || hint.type === 'widget') return;
    // Whoever was signed out must hear nothing more, also where the page says nothing any more.
    const isLookedUp = this.deps.clock() - this.#signedInAt < SIGNED_IN_MS;
    if (!isLookedUp && (await this.#askAgent()) === undefined) return;
    if (hint.type === 'erased') return this.#outlet.send({ type: 'erased', conversationId: hint.conversationId });
    const conversation = await this.deps.store.findConversationOfThread(hint.threadId);
    if (conversation === undefined) return;
    const conversationId = conversation.id;
    if (hint.type === 'typing') {
      const { author, isTyping } = hint;
      return this.#outlet.send({ type: 'typing', conversationId, author, isTyping });
    }
    // Goes first: the desk may hear of it for the first time.
    this.#outlet.send({ type: 'conversation', conversation });
    if (hint.type === 'context') {
      const context = await this.deps.store.readMetadata(conversationId);
      if (context !== undefined) this.#outlet.send({ type: 'context', conversationId, context });
    }
    if (hint.type === 'notes') this.#outlet.send({ type: 'notes', conversationId });
    if (hint.type === 'message') {
      const messages = await this.deps.store.readMessages(conversationId, { after: hint.seq - 1, limit: 1 });
      for (const message of messages ?? []) this.#outlet.send({ type: 'message', conversationId, message });
    }
  }
}

function readDeskFrame(text: string): DeskClientFrame | undefined {
  try {
    const parsed = deskClientFrameSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
