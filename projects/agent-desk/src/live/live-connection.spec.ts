import { TestBed } from '@angular/core/testing';
import { EMPTY, of } from 'rxjs';
import { DeskApi } from '../api/desk-api';
import { DeskApiError } from '../api/desk-api-error';
import { reportReceipts } from '../effect/report-receipts';
import { DeskStore } from '../state/desk-store';
import { AGENT, sampleConversation, sampleDetail, sampleMessage, sampleMessages } from '../testing/samples';
import { ScriptedSocket } from '../testing/scripted-socket';
import { LiveConnection, OPEN_SOCKET } from './live-connection';
import { PageState } from './page-state';

function start(readSession: () => Promise<unknown> = () => Promise.resolve(AGENT)) {
  const sockets: ScriptedSocket[] = [];
  const open = (): ScriptedSocket => {
    const socket = new ScriptedSocket();
    sockets.push(socket);
    return socket;
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: OPEN_SOCKET, useValue: open },
      { provide: DeskApi, useValue: { readSession } },
      { provide: PageState, useValue: { isVisible: () => true, visible$: of(true), woke$: EMPTY } },
    ],
  });
  TestBed.inject(LiveConnection);
  TestBed.runInInjectionContext(reportReceipts);
  const store = TestBed.inject(DeskStore);
  const socket = (): ScriptedSocket => {
    const last = sockets.at(-1);
    if (last === undefined) throw new Error('no socket was opened');
    return last;
  };
  const receipts = (): readonly unknown[] => socket().sent.map((text): unknown => JSON.parse(text));
  return { sockets, socket, store, receipts };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const conversation = sampleConversation('a', { topSeq: 3, unread: 3 });

describe('LiveConnection', () => {
  it('connects only while an agent is signed in', () => {
    const { sockets, store } = start();
    store.dispatch({ type: 'noSession' });
    expect(sockets).toHaveLength(0);
    store.dispatch({ type: 'signedIn', agent: AGENT });
    expect(sockets).toHaveLength(1);
    store.dispatch({ type: 'signedOut' });
    expect(sockets[0]?.closed).toBe(true);
  });

  it('makes events of frames', () => {
    const { socket, store } = start();
    store.dispatch({ type: 'signedIn', agent: AGENT });
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    socket().hear({ type: 'ready' });
    socket().hear({ type: 'conversation', conversation: { ...conversation, topSeq: 0 } });
    socket().hear({ type: 'message', conversationId: conversation.id, message: sampleMessage(1) });
    socket().hear({ type: 'context', conversationId: conversation.id, context: { color: 'red' } });
    expect(store.state().connection).toBe('online');
    expect(store.state().conversations[conversation.id]?.topSeq).toBe(1);
    expect(store.state().logs[conversation.id]).toMatchObject({ messages: [{ seq: 1 }], context: { color: 'red' } });
  });

  it('finds out that the session has ended when the socket is refused', async () => {
    const gone = new DeskApiError({ code: 'UNAUTHENTICATED', message: 'x', remedy: 'y', status: 401 });
    const { socket, store } = start(() => Promise.reject(gone));
    store.dispatch({ type: 'signedIn', agent: AGENT });
    socket().lose();
    expect(store.state().connection).toBe('offline');
    await settled();
    expect(store.state().session).toEqual({ status: 'signed-out', former: AGENT });
  });
});

describe('receipts', () => {
  it('report what arrived at once, and as seen what is shown', () => {
    const { socket, store, receipts } = start();
    store.dispatch({ type: 'signedIn', agent: AGENT });
    socket().hear({ type: 'ready' });
    socket().hear({ type: 'conversation', conversation });
    store.dispatch({ type: 'conversationOpened', conversationId: conversation.id });
    store.dispatch({ type: 'logRead', detail: sampleDetail(conversation, sampleMessages(1, 3)) });
    expect(receipts()).toEqual([
      { type: 'receipt', conversationId: conversation.id, delivered: 3, seen: 0 },
      { type: 'receipt', conversationId: conversation.id, delivered: 3, seen: 3 },
    ]);
  });

  it('are repeated on a new connection, because they may have been lost with the old one', () => {
    const { socket, store, receipts } = start();
    store.dispatch({ type: 'signedIn', agent: AGENT });
    socket().hear({ type: 'conversation', conversation });
    expect(receipts()).toEqual([]);
    socket().hear({ type: 'ready' });
    expect(receipts()).toHaveLength(1);
    socket().hear({ type: 'ready' });
    expect(receipts()).toHaveLength(2);
  });
});
