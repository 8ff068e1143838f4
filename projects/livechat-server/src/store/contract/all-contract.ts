import type { ThreadStatus } from 'livechat-core/protocol';
import { canBeTold, type ThreadHistory, type ThreadStep } from '../../testing/told-as-one.js';
import type { Session } from '../session-store.js';
import type { Store } from '../store.js';
import { StoreFixture, refusal, type MakePlace } from './store-fixture.js';

const ROUNDS = 10;

/** Contextual data for all conversations of a person, while they open and close. */
export function allContract(makePlace: MakePlace): void {
  const on = new StoreFixture();
  let second: Store;

  beforeEach(async () => {
    await on.setUp(makePlace);
    second = await on.openSecond();
  });

  afterEach(async () => {
    await second.close();
    await on.tearDown();
  });

  /** Somebody at two devices, with two open threads and one that is closed. */
  async function people(round: number) {
    const identity = `person-${round}@shop.example`;
    const sessions = await Promise.all([on.visitor(), on.visitor()]);
    const [phone, laptop] = [
      (await on.logIn(sessions[0], identity)).session,
      (await on.logIn(sessions[1], identity)).session,
    ];
    const threads = [];
    for (const name of ['thread-a', 'thread-b', 'thread-c']) threads.push((await on.post(phone, name)).thread);
    const [a, b, c] = threads;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three threads');
    await on.store.setStatus(c.conversationId, 'CLOSED');
    return { phone, laptop, a, b, c };
  }

  /** Takes steps one after the other, a little later each, another little in each round. */
  async function act(pauses: readonly number[], steps: readonly (() => Promise<ThreadStep>)[]): Promise<ThreadHistory> {
    const history: ThreadStep[] = [];
    for (const [at, step] of steps.entries()) {
      for (let turn = pauses[at] ?? 0; turn > 0; turn -= 1) await new Promise(setImmediate);
      history.push(await step());
    }
    return history;
  }

  function setTo(store: Store, thread: { readonly id: string; readonly conversationId: string }, to: ThreadStatus) {
    return async (): Promise<ThreadStep> => {
      await store.setStatus(thread.conversationId, to);
      return { do: to === 'CLOSED' ? 'close' : 'open', threadId: thread.id };
    };
  }

  function openOne(store: Store, session: Session, clientThreadId: string) {
    return async (): Promise<ThreadStep> => {
      const clientMessageId = on.unique();
      const content = { type: 'TEXT', text: 'Hi' } as const;
      const posted = await store.postMessage({ session, clientMessageId, target: { clientThreadId }, content });
      return { do: 'open', threadId: posted.thread.id };
    };
  }

  function sendAll(store: Store, session: Session, key: string) {
    return async (): Promise<ThreadStep> => {
      const target = { all: true } as const;
      const added = await store.addContext({ session, requestId: on.unique(), data: { [key]: 1 }, target });
      return { do: 'all', threadIds: [...added.threadIds].sort() };
    };
  }

  it('G10: ALL reaches the threads open at one moment, and the result lists them, whatever opens and closes', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { phone, laptop, a, b, c } = await people(round);
      const pauses = (actor: number): number[] => [0, 1, 2].map((at) => (round * (actor + 2) + at * actor) % 5);
      const histories = await Promise.all([
        act(pauses(0), [setTo(on.store, c, 'OPEN'), setTo(on.store, a, 'CLOSED')]),
        act(pauses(1), [setTo(second, b, 'CLOSED'), setTo(second, c, 'CLOSED'), setTo(second, b, 'OPEN')]),
        act(pauses(2), [openOne(on.store, phone, 'thread-d'), openOne(second, phone, 'thread-e')]),
        act(pauses(3), [sendAll(on.store, phone, 'first'), sendAll(second, phone, 'second')]),
        act(pauses(4), [sendAll(second, laptop, 'third')]),
      ]);
      expect({ round, histories, isTold: canBeTold(histories, new Set([a.id, b.id])) }).toMatchObject({ isTold: true });
      const listed = histories.flat().filter((step) => step.do === 'all');
      for (const thread of await on.store.listThreads(phone.personId)) {
        const data = await on.store.readMetadata(thread.conversationId);
        expect(['first', 'second', 'third'].map((key) => data?.[key])).toEqual(
          listed.map(({ threadIds }) => (threadIds.includes(thread.id) ? 1 : undefined)),
        );
      }
    }
  });

  it('G10: ALL is stored before an erasure or refused after it', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { phone, a, b } = await people(round);
      const target = { all: true } as const;
      const [added] = await Promise.allSettled([
        act([round % 3], [sendAll(second, phone, 'key')]),
        act(
          [round % 5],
          [
            async () => {
              await on.store.erasePerson(phone.personId);
              return { do: 'close', threadId: a.id };
            },
          ],
        ),
      ]);
      if (added.status === 'rejected') expect(added.reason).toEqual(refusal('SESSION_ENDED'));
      else expect(added.value).toEqual([{ do: 'all', threadIds: [a.id, b.id].sort() }]);
      await expect(on.store.addContext({ session: phone, requestId: on.unique(), data: {}, target })).rejects.toEqual(
        refusal('SESSION_ENDED'),
      );
      expect(await on.store.listThreads(phone.personId)).toEqual([]);
    }
  });
}
