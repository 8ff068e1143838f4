import { Observable } from 'rxjs';

/** The widget that the scripted server serves. */
export const WIDGET = {
  id: '11111111-2222-4333-8444-555555555555',
  title: 'Shop',
  multiThread: true,
  themes: { default: { styles: {} } },
};

const AGENT = { type: 'AGENT', id: 'agent-0001', name: 'Ada' };

/** A message of an agent in the only thread. */
export function agentMessage(seq) {
  const id = String(seq).padStart(16, '0');
  return {
    id: `message-${id}`,
    threadId: 'thread-0001',
    seq,
    clientMessageId: `client-${id}`,
    author: AGENT,
    content: { type: 'TEXT', text: `This is message ${seq}.` },
    createdAt: 1_700_000_000_000 + seq * 1_000,
  };
}

/**
 * A server of the length of a page: it welcomes a visitor with one thread, gives all of its messages
 * in one page of history, and delivers what it is told to, read from text as off a wire.
 */
export class ScriptedTransport {
  #messages;
  #decode;
  #subscriber = null;

  constructor({ messages, decode }) {
    this.#messages = messages;
    this.#decode = decode;
  }

  connect() {
    return new Observable((subscriber) => {
      this.#subscriber = subscriber;
      subscriber.next({
        type: 'open',
        send: (frame) => {
          const answer = this.#answerTo(frame);
          if (answer !== null) subscriber.next({ type: 'frame', frame: answer });
        },
      });
    });
  }

  /** Delivers one frame as the text that would come off a socket. */
  deliver(text) {
    this.#subscriber.next({ type: 'frame', frame: this.#decode(text) });
  }

  #answerTo(frame) {
    switch (frame.type) {
      case 'hello':
        return this.#welcome();
      case 'history':
        return {
          type: 'history-page',
          requestId: frame.requestId,
          threadId: frame.threadId,
          messages: this.#messages,
        };
      default:
        return null;
    }
  }

  #welcome() {
    const lastMessage = this.#messages.at(-1);
    return {
      type: 'welcome',
      token: 'token-of-the-visitor',
      epoch: 'epoch-0001',
      person: { id: 'person-0001', kind: 'VISITOR' },
      widget: WIDGET,
      serverTime: lastMessage.createdAt,
      threads: [
        {
          id: 'thread-0001',
          conversationId: 'conversation-0001',
          clientThreadId: 'client-thread-0001',
          status: 'OPEN',
          createdAt: 0,
          updatedAt: lastMessage.createdAt,
          topSeq: lastMessage.seq,
          lastMessage,
          unread: 0,
          teamReceipts: { delivered: 0, seen: 0 },
        },
      ],
    };
  }
}
