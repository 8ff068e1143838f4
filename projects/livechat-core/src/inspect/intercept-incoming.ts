import type { Message, Thread } from '../../protocol/entities.js';
import type { ServerFrame } from '../../protocol/server-frames.js';
import type { Logger } from '../runtime/runtime.js';
import { HIDDEN_CONTENT } from '../state/hidden-content.js';

/**
 * Looks at each message that the server tells of, one's own included, before the chat does. The
 * `content` of what it returns is shown in its place; `null` hides the message: it keeps its place
 * in the conversation, so that nothing seems to be missing, but nobody sees or hears of it.
 *
 * A message may come more than once (live, in a page of history, in a preview), so it should always
 * say the same of the same message. One that throws is skipped, and the failure is logged.
 */
export type IncomingInterceptor = (message: Message) => Message | null;

/** A frame whose messages have passed the interceptors, in their order. */
export function interceptIncoming(
  frame: ServerFrame,
  interceptors: readonly IncomingInterceptor[],
  logger: Logger,
): ServerFrame {
  if (interceptors.length === 0) return frame;
  const pass = (message: Message): Message =>
    interceptors.reduce((before, interceptor) => passed(before, interceptor, logger), message);
  const passThread = (thread: Thread): Thread =>
    thread.lastMessage === undefined ? thread : { ...thread, lastMessage: pass(thread.lastMessage) };
  switch (frame.type) {
    case 'welcome':
      return { ...frame, threads: frame.threads.map(passThread) };
    case 'ack':
      return { ...frame, message: pass(frame.message), thread: passThread(frame.thread) };
    case 'message':
      return { ...frame, message: pass(frame.message) };
    case 'thread':
      return { ...frame, thread: passThread(frame.thread) };
    case 'history-page':
      return { ...frame, messages: frame.messages.map(pass) };
    case 'nack':
    case 'context-ack':
    case 'typing':
    case 'widget':
    case 'pong':
    case 'session-ended':
    case 'token-expired':
    case 'error':
      return frame;
  }
}

function passed(message: Message, interceptor: IncomingInterceptor, logger: Logger): Message {
  if (message.content === HIDDEN_CONTENT) return message;
  try {
    const answer = interceptor(message);
    // Its place, its author and its ids are the server's.
    return { ...message, content: answer === null ? HIDDEN_CONTENT : answer.content };
  } catch (error) {
    logger.error('An interceptor of the live chat failed; the message goes on without it.', error);
    return message;
  }
}
