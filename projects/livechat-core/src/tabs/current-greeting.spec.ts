import type { Message, ServerFrame } from '../../protocol/index.js';
import { messageOf, threadOf, welcomeOf } from '../state/fixtures.harness.js';
import { currentGreeting, type Greeting } from './current-greeting.js';

const known = threadOf('thread-01', { topSeq: 1, unread: 0 });

const heard = (message: Message): ServerFrame => ({ type: 'message', message });
const by = (type: Message['author']['type'], seq: number): Message => ({
  ...messageOf('thread-01', seq),
  author: { type, id: `${type.toLowerCase()}-0001` },
});

function threadsAfter(...frames: readonly ServerFrame[]) {
  const greeting = frames.reduce<Greeting>(currentGreeting, welcomeOf({ threads: [known] }));
  return greeting.type === 'welcome' ? greeting.threads : [];
}

describe('what a tab hears that joins later', () => {
  it('counts as unread what the server counts: messages of the team', () => {
    const messages = [by('AGENT', 2), by('SYSTEM', 3), by('BOT', 4), by('CUSTOMER', 5)];
    expect(threadsAfter(...messages.map(heard))).toMatchObject([{ topSeq: 5, unread: 2, lastMessage: messages[3] }]);
  });

  it('never goes back to an older message', () => {
    const late = by('AGENT', 1);
    expect(threadsAfter(heard(by('AGENT', 2)), heard(late))).toMatchObject([{ topSeq: 2, unread: 1 }]);
    expect(threadsAfter(heard(by('AGENT', 2)), { type: 'thread', thread: known })).toMatchObject([{ topSeq: 2 }]);
  });

  it('is the word of the server where that is newer, and no answer to anybody', () => {
    const login = { ...welcomeOf({ threads: [] }), requestId: 'login-0001' };
    const greeting = currentGreeting(welcomeOf({ threads: [known] }), login);
    expect(greeting).toMatchObject({ type: 'welcome', threads: [] });
    expect(greeting).not.toHaveProperty('requestId');
  });
});
