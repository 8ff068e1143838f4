import type { Message, Thread } from '../../protocol/entities.js';
import type { ServerFrame, TokenExpiredFrame, WelcomeFrame } from '../../protocol/server-frames.js';
import { isNews } from '../state/unread.js';

/** How the server answers a `hello` of a session that it knows. */
export type Greeting = WelcomeFrame | TokenExpiredFrame;

/**
 * The greeting as the server would say it now, after one more frame of the same connection: what a
 * tab gets that joins later. Whatever it misses shows as a gap and is read.
 */
export function currentGreeting(greeting: Greeting, frame: ServerFrame): Greeting {
  if (frame.type === 'token-expired') return frame;
  if (frame.type === 'welcome') {
    const { requestId: _, ...current } = frame;
    return current;
  }
  return greeting.type === 'welcome' ? currentWelcome(greeting, frame) : greeting;
}

function currentWelcome(welcome: WelcomeFrame, frame: ServerFrame): WelcomeFrame {
  switch (frame.type) {
    case 'thread':
      return withThread(welcome, frame.thread);
    case 'ack':
      return withThread(welcome, frame.thread);
    case 'message':
      return withMessage(welcome, frame.message);
    case 'widget':
      return { ...welcome, widget: frame.widget };
    default:
      return welcome;
  }
}

function withThread(welcome: WelcomeFrame, thread: Thread): WelcomeFrame {
  const known = welcome.threads.find(({ id }) => id === thread.id);
  // Frames may cross: the newest message never goes back.
  if (known !== undefined && known.topSeq > thread.topSeq) return welcome;
  return { ...welcome, threads: [...welcome.threads.filter(({ id }) => id !== thread.id), thread] };
}

function withMessage(welcome: WelcomeFrame, message: Message): WelcomeFrame {
  const known = welcome.threads.find(({ id }) => id === message.threadId);
  if (known === undefined || message.seq <= known.topSeq) return welcome;
  return withThread(welcome, {
    ...known,
    topSeq: message.seq,
    lastMessage: message,
    updatedAt: message.createdAt,
    unread: known.unread + (isNews(message) ? 1 : 0),
  });
}
