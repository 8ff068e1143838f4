import { TestBed } from '@angular/core/testing';
import type { Message } from 'livechat-core/protocol';
import { DeskApi, type InboxQuery, type Reply } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import { DeskStore } from '../state/desk-store';
import {
  AGENT,
  AT_WORK,
  NOON,
  sampleConversation,
  sampleDetail,
  sampleId,
  sampleMessage,
  sampleMessages,
} from '../testing/samples';
import { readConversation } from './read-conversation';
import { readInbox } from './read-inbox';
import { sendReplies } from './send-replies';

const conversation = sampleConversation('a', { topSeq: 3 });

/** A server that answers by hand, so that a test decides when. */
class ScriptedApi {
  readonly reads: string[] = [];
  readonly posts: { readonly reply: Reply; readonly settle: (outcome: Message | DeskApiError) => void }[] = [];

  listConversations({ filter, agentId }: InboxQuery): Promise<unknown> {
    this.reads.push(agentId === undefined ? `list ${filter}` : `list ${filter} of ${agentId}`);
    return Promise.resolve({ conversations: [conversation], cursor: null });
  }

  readConversation(id: string): Promise<unknown> {
    this.reads.push(`conversation ${id}`);
    return Promise.resolve(sampleDetail(conversation, sampleMessages(1, 3)));
  }

  postReply(reply: Reply): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.posts.push({
        reply,
        settle: (outcome) => {
          if (outcome instanceof DeskApiError) reject(outcome);
          else resolve(outcome);
        },
      });
    });
  }
}

function start() {
  const api = new ScriptedApi();
  TestBed.configureTestingModule({ providers: [{ provide: DeskApi, useValue: api }] });
  TestBed.runInInjectionContext(() => {
    readInbox();
    readConversation();
    sendReplies();
  });
  const store = TestBed.inject(DeskStore);
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const write = (name: string): void =>
    store.dispatch({
      type: 'replyWritten',
      conversationId: conversation.id,
      clientMessageId: sampleId(name),
      text: name,
      files: [],
      createdAt: NOON,
    });
  return { api, store, settled, write };
}

describe('the effects', () => {
  it('read nothing before somebody is signed in', async () => {
    const { api, store, settled } = start();
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    store.dispatch({ type: 'noSession' });
    await settled();
    expect(api.reads).toEqual([]);
  });

  it('G6: read the list and the open conversation after every connection', async () => {
    const { api, store, settled } = start();
    for (const event of AT_WORK) store.dispatch(event);
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    await settled();
    api.reads.length = 0;
    store.dispatch({ type: 'liveLost' });
    store.dispatch({ type: 'liveReady' });
    await settled();
    expect([...api.reads].sort()).toEqual([`conversation ${conversation.id}`, 'list OPEN']);
  });

  it('read the list again for those who look after its conversations', async () => {
    const { api, store, settled } = start();
    for (const event of AT_WORK) store.dispatch(event);
    await settled();
    api.reads.length = 0;
    store.dispatch({ type: 'assigneeChosen', assignee: 'ME' });
    store.dispatch({ type: 'assigneeChosen', assignee: 'NOBODY' });
    await settled();
    expect(api.reads).toEqual([`list OPEN of ${AGENT.id}`, 'list OPEN of none']);
  });

  it('G6: read the conversation once for a gap', async () => {
    const { api, store, settled } = start();
    for (const event of AT_WORK) store.dispatch(event);
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    await settled();
    api.reads.length = 0;
    store.dispatch({ type: 'messageHeard', conversationId: conversation.id, message: sampleMessage(9) });
    await settled();
    expect(api.reads).toEqual([`conversation ${conversation.id}`]);
  });

  it('G5: post a reply only when the one before it is settled', async () => {
    const { api, store, settled, write } = start();
    for (const event of AT_WORK) store.dispatch(event);
    write('one');
    write('two');
    expect(api.posts.map(({ reply }) => reply.text)).toEqual(['one']);
    const author = { type: 'AGENT', id: AGENT.id } as const;
    api.posts[0]?.settle(sampleMessage(4, { clientMessageId: sampleId('one'), author }));
    await settled();
    expect(api.posts.map(({ reply }) => reply.text)).toEqual(['one', 'two']);
  });

  it('G2: repeat a reply with the id that it had', async () => {
    const { api, store, settled, write } = start();
    for (const event of AT_WORK) store.dispatch(event);
    write('one');
    api.posts[0]?.settle(new DeskApiError({ code: 'UNAVAILABLE', message: 'x', remedy: 'y' }));
    await settled();
    expect(api.posts).toHaveLength(1);
    store.dispatch({ type: 'liveReady' });
    expect(api.posts.map(({ reply }) => reply.clientMessageId)).toEqual([sampleId('one'), sampleId('one')]);
  });

  it('lead back to the sign-in when the session is gone, with the reply kept', async () => {
    const { api, store, settled, write } = start();
    for (const event of AT_WORK) store.dispatch(event);
    write('one');
    api.posts[0]?.settle(new DeskApiError({ code: 'UNAUTHENTICATED', message: 'x', remedy: 'y', status: 401 }));
    await settled();
    expect(store.state().session).toEqual({ status: 'signed-out', former: AGENT });
    expect(store.state().outgoing).toHaveLength(1);
  });
});
