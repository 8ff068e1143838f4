import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Conversation, Message } from 'livechat-core/protocol';
import { DeskStore } from '../state/desk-store';
import { TEXT } from '../text/catalogue';
import { messageSummary } from '../text/message-summary';
import { personName } from '../text/person-name';
import { Announcer } from '../ui/announcer';

/** Says each message of the shown conversation once to who does not see it; the agent's own are known. */
export function announceMessages(): void {
  const store = inject(DeskStore);
  const announcer = inject(Announcer);
  let saidId: string | null = null;

  store.changes$.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(({ event, state }) => {
    const { openId, session } = state;
    if (event.type !== 'messageHeard' || event.conversationId !== openId || session.status !== 'signed-in') return;
    const { message } = event;
    const conversation = state.conversations[openId];
    const isNewest = state.logs[openId]?.messages.at(-1)?.id === message.id;
    const isOwn = message.author.type === 'AGENT' && message.author.id === session.agent.id;
    if (conversation === undefined || !isNewest || isOwn || message.id === saidId) return;
    saidId = message.id;
    announcer.say(wordsOf(message, conversation, session.agent.id));
  });
}

function wordsOf(message: Message, { customer }: Conversation, ownId: string): string {
  const words = messageSummary(message, ownId);
  return message.author.type === 'CUSTOMER' ? TEXT.inbox.by(personName(customer), words) : words;
}
