import type { Message, Thread } from 'livechat-core/protocol';

/** A message as its customer may see it: what a program tells the team beside custom data stays with the team. */
export function messageForCustomer(message: Message): Message {
  const { author, content } = message;
  if (author.type === 'CUSTOMER' || content.type !== 'CUSTOM_DATA' || content.agentMessage === undefined) {
    return message;
  }
  const { agentMessage: _forTheTeam, ...rest } = content;
  return { ...message, content: rest };
}

/** The same for a thread with its newest message. */
export function threadForCustomer(thread: Thread): Thread {
  const { lastMessage } = thread;
  return lastMessage === undefined ? thread : { ...thread, lastMessage: messageForCustomer(lastMessage) };
}
