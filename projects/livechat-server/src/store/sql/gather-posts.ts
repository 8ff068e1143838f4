import { LiveChatError } from 'livechat-core/protocol';
import type { CustomerPost, CustomerPosted } from '../thread-store.js';
import { isPlain, postGroup, type PlainPost } from './post-group.js';
import { postMessage } from './posts.js';
import type { SqlScopes } from './scope.js';

/** So many posts are stored together at most; a few milliseconds of the processor. */
const GROUP_POSTS = 128;

/** So many groups are on their way at a time; what comes meanwhile makes the next one larger. */
const GROUPS = 3;

/** Where posts are stored, and wait for it. */
export interface PostGathering {
  /** As `ThreadStore.postMessage`. */
  post(post: CustomerPost): Promise<CustomerPosted>;
  /** How many wait for their turn. */
  waiting(): number;
}

/** A post whose turn has not come. */
interface Waiting {
  readonly post: PlainPost;
  readonly resolve: (posted: CustomerPosted | Promise<CustomerPosted>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Stores the posts of all customers: those that come at the same time share the statements of one
 * transaction, each for another thread. Everything unusual has a transaction of its own.
 */
export function gatherPosts({ transact }: Pick<SqlScopes, 'transact'>): PostGathering {
  const waiting: Waiting[] = [];
  /** The threads of the groups on their way: what else goes into them waits, and so keeps its order. */
  const busy = new Set<string>();
  let groups = 0;
  let isCalled = false;

  const alone = (post: CustomerPost): Promise<CustomerPosted> => transact((scope) => postMessage(scope, post));

  /** The group is chosen when its transaction begins: until then more may come. */
  const begin = (): readonly Waiting[] => {
    isCalled = false;
    const group = takeGroup(waiting, busy);
    call();
    return group;
  };

  const call = (): void => {
    if (isCalled || groups >= GROUPS || !waiting.some(({ post }) => !busy.has(post.target.threadId))) return;
    isCalled = true;
    groups += 1;
    void store();
  };

  const end = (group: readonly Waiting[]): void => {
    for (const { post } of group) busy.delete(post.target.threadId);
    groups -= 1;
    call();
  };

  const store = async (): Promise<void> => {
    let group: readonly Waiting[] | undefined;
    try {
      const outcomes = await transact((scope) => {
        group ??= begin();
        return postGroup(
          scope,
          group.map(({ post }) => post),
        );
      });
      group?.forEach(({ post, resolve }, index) => resolve(outcomes[index] ?? alone(post)));
    } catch (error) {
      group ??= begin();
      // What one of them cannot be stored with does not concern the others.
      if (isAboutStore(error)) group.forEach(({ reject }) => reject(error));
      else group.forEach(({ post, resolve }) => resolve(alone(post)));
    } finally {
      end(group ?? []);
    }
  };

  return {
    post: (post) =>
      isPlain(post)
        ? new Promise((resolve, reject) => {
            waiting.push({ post, resolve, reject });
            call();
          })
        : alone(post),
    waiting: () => waiting.length,
  };
}

/** Takes out the first ones, one of each thread: the next one's number is known after that. */
function takeGroup(waiting: Waiting[], busy: Set<string>): readonly Waiting[] {
  const group: Waiting[] = [];
  const left: Waiting[] = [];
  for (const one of waiting) {
    const { threadId } = one.post.target;
    const isTaken = group.length < GROUP_POSTS && !busy.has(threadId);
    if (isTaken) busy.add(threadId);
    (isTaken ? group : left).push(one);
  }
  waiting.splice(0, waiting.length, ...left);
  return group;
}

function isAboutStore(error: unknown): boolean {
  return error instanceof LiveChatError && error.code === 'UNAVAILABLE';
}
