import type { InMemoryServer } from 'livechat-core/testing';

/** Sentences of the lengths that people write. */
const WORDS = [
  'Thanks!',
  'Is the tide mug safe in the dishwasher?',
  'It is: the glaze is fired hard. Only the bare clay below may darken a little over the years.',
  'Lovely. Then I would like four of them, please, two in sea green and two in sand.',
  'You will find all of it on https://example.com/care — and write to us whenever something is unclear.',
] as const;

/** The text of the message with a number: the same in every run. */
export function wordsOf(index: number): string {
  return `${String(index + 1)} · ${WORDS[index % WORDS.length] ?? ''}`;
}

/** Puts messages into a thread as the store of a server would hold them, without telling anybody. */
export function fillThread(server: InMemoryServer, threadId: string, count: number): void {
  const thread = server.chat.threads.get(threadId);
  if (thread === undefined) throw new Error(`There is no thread ${threadId}.`);
  for (let index = 0; index < count; index += 1) {
    const isOwn = index % 3 === 1;
    const author = isOwn
      ? ({ type: 'CUSTOMER', id: thread.personId } as const)
      : ({ type: 'AGENT', id: 'agent-Ada', name: 'Ada' } as const);
    server.chat.reply(threadId, { type: 'TEXT', text: wordsOf(index) }, author);
  }
}
