import { once } from 'node:events';
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import type { RenderAnswer, RenderRequest, ShopWorkerData } from './shop-worker.js';

/** A page of the shop, whose `%NONCE%` marks are still to be filled in. */
export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

/** The `threadId` of a thread that has ended: what is posted to it is lost without a word. */
const ENDED = -1;

/** Renders the page of an address, which begins with a slash. */
export type RenderShop = (path: string) => Promise<RenderedPage>;

/** The shop's server build at work. */
export interface ShopRenderer {
  readonly render: RenderShop;
  close(): Promise<void>;
}

/** What {@link startShopRenderer} needs. */
export interface ShopRendererOptions extends ShopPrograms {
  /** Is told of errors that belong to no page; the next page is rendered by a new thread. */
  readonly report: (error: unknown) => void;
}

/** Where the programs are. */
export interface ShopPrograms extends ShopWorkerData {
  /** The path of the compiled `shop-worker.ts`. */
  readonly worker: string;
}

/**
 * Starts the shop's server build in a thread of its own: Angular puts a document's classes into the globals there,
 * `Event` among them, and no page is rendered at the cost of the chat's sockets.
 *
 * @throws the error of the build, for example that it is missing
 */
export async function startShopRenderer(options: ShopRendererOptions): Promise<ShopRenderer> {
  let thread = startThread(options);
  await thread;
  return {
    async render(path) {
      const asked = thread;
      const rendered = await ask(await asked, path);
      if (rendered === null) {
        // Many may have waited for it; one of them starts the next.
        if (thread === asked) thread = startThread(options);
        throw new Error('The thread that renders the shop has ended. Ask for the page again.');
      }
      if ('problem' in rendered) throw new Error(`The shop cannot render ${path}: ${rendered.problem}`);
      return rendered;
    },
    async close() {
      await (await thread).terminate();
    },
  };
}

async function startThread({ worker: file, program, report }: ShopRendererOptions): Promise<Worker> {
  const worker = new Worker(file, { workerData: { program } satisfies ShopWorkerData });
  await once(worker, 'message');
  worker.on('error', report);
  return worker;
}

/** What the thread answers; `null` where it has ended, before or meanwhile. */
async function ask(worker: Worker, path: string): Promise<RenderAnswer | null> {
  if (worker.threadId === ENDED) return null;
  const { port1, port2 } = new MessageChannel();
  let giveUp = (): void => undefined;
  const answer = new Promise<RenderAnswer | null>((resolve) => {
    // A thread may end before anybody could read its last answer.
    giveUp = () => resolve((receiveMessageOnPort(port1)?.message as RenderAnswer | undefined) ?? null);
    port1.once('message', resolve);
    worker.once('exit', giveUp);
  });
  worker.postMessage({ path, answer: port2 } satisfies RenderRequest, [port2]);
  return answer.finally(() => {
    worker.off('exit', giveUp);
    port1.close();
  });
}
