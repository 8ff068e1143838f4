import { parentPort, workerData } from 'node:worker_threads';
import { rowIds } from '../../row-ids.js';
import type { OpenStore } from '../../sql/sql-store.js';
import { openSqliteStore } from '../open-sqlite-store.js';
import { toThrown } from './thrown.js';
import type { Answer, Call, FromThread, StoreThreadData, ToThread } from './thread-messages.js';

/**
 * The program of the thread that has the store: it does what it is called to, many calls at a time,
 * and answers those together that end together.
 */

/** How long calls may take that are under way when the thread has to end, in milliseconds. */
const LAST_CALLS_MS = 5_000;

const { path, now } = workerData as StoreThreadData;
let toldNow = now;
const clock = (): number => toldNow;
const answers: Answer[] = [];

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

function flush(): void {
  if (answers.length > 0) tell({ type: 'answers', answers: answers.splice(0) });
}

function answer(one: Answer): void {
  // After all that is stored by the same commit.
  if (answers.push(one) === 1) setImmediate(flush);
}

async function carryOut(store: OpenStore, { id, operation, args }: Call): Promise<void> {
  try {
    const work = Reflect.get(store, operation) as (...args: readonly unknown[]) => Promise<unknown>;
    answer({ id, result: await work(...args) });
  } catch (error) {
    answer({ id, thrown: toThrown(error) });
  }
}

function serve(store: OpenStore): void {
  const underWay = new Set<Promise<void>>();
  finishBeforeEnding(store, underWay);
  parentPort?.on('message', (message: ToThread) => {
    switch (message.type) {
      case 'calls':
        toldNow = message.now;
        for (const call of message.calls) {
          const work = carryOut(store, call).finally(() => underWay.delete(work));
          underWay.add(work);
        }
        return;
      case 'close':
        void close(store, underWay);
        return;
    }
  });
}

/**
 * What nobody foresaw ends the thread, and the driver would take the whole process along where a call is under way, before
 * anybody has read why. So what was begun is finished first, within bounds; then it is thrown again, and told by the end.
 */
function finishBeforeEnding(store: OpenStore, underWay: ReadonlySet<Promise<void>>): void {
  process.once('uncaughtException', (error) => {
    const throwAgain = (): never => {
      throw error;
    };
    setTimeout(throwAgain, LAST_CALLS_MS);
    void close(store, underWay).finally(throwAgain);
  });
}

async function close(store: OpenStore, underWay: ReadonlySet<Promise<void>>): Promise<void> {
  await store.close();
  await Promise.all(underWay);
  flush();
  tell({ type: 'closed' });
  parentPort?.close();
}

try {
  const store = await openSqliteStore({
    path,
    clock,
    newId: rowIds(clock),
    report: {
      lost: (error) => tell({ type: 'lost', thrown: toThrown(error) }),
      regained: () => tell({ type: 'regained' }),
    },
    role: 'server',
  });
  serve(store);
  tell({ type: 'open', epoch: await store.epoch(), migrated: store.migrated });
} catch (error) {
  tell({ type: 'not-opened', thrown: toThrown(error) });
}
