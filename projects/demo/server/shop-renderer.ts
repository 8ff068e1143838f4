import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { RenderAnswer, RenderRequest, ShopWorkerData } from './shop-worker.js';

/** A page of the shop, whose `%NONCE%` marks are still to be filled in. */
export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

/** Renders the page of an address, which begins with a slash. */
export type RenderShop = (path: string) => Promise<RenderedPage>;

/** The shop's server build at work. */
export interface ShopRenderer {
  readonly render: RenderShop;
  close(): Promise<void>;
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
export async function startShopRenderer({ worker: file, program }: ShopPrograms): Promise<ShopRenderer> {
  const worker = new Worker(file, { workerData: { program } satisfies ShopWorkerData });
  await once(worker, 'message');
  return {
    async render(path) {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ path, answer: port2 } satisfies RenderRequest, [port2]);
      const rendered = await answerOf(port1);
      if ('problem' in rendered) throw new Error(`The shop cannot render ${path}: ${rendered.problem}`);
      return rendered;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** The other end closes with the thread, so nobody waits for one that has ended. */
function answerOf(port: MessageChannel['port1']): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    port.once('message', resolve);
    port.once('close', () => reject(new Error('The thread that renders the shop has ended. Start the demo again.')));
  });
}
