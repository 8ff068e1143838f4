import { pathToFileURL } from 'node:url';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

/** What the worker is started with. */
export interface ShopWorkerData {
  /** The path of the shop's server build. */
  readonly program: string;
}

/** What the worker is asked. */
export interface RenderRequest {
  /** The address of the page, from the slash on. */
  readonly path: string;
  /** Where the answer goes; the worker closes it. */
  readonly answer: MessagePort;
}

/** A page, or why there is none. */
export type RenderAnswer =
  | { readonly status: number; readonly html: string }
  /** What was thrown while it was rendered. */
  | { readonly problem: string };

/** What the build of an Angular application exports for any server. */
interface ServerBuild {
  readonly reqHandler: (request: Request) => Promise<Response | null>;
}

/** The shop is rendered under one name, whatever a request says that the server is called. */
const ORIGIN = 'http://shop.invalid';

const { program } = workerData as ShopWorkerData;
const { reqHandler } = (await import(pathToFileURL(program).href)) as ServerBuild;

async function render(path: string): Promise<RenderAnswer> {
  try {
    const response = await reqHandler(new Request(new URL(path, ORIGIN)));
    return { status: response?.status ?? 404, html: (await response?.text()) ?? '' };
  } catch (error) {
    return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', ({ path, answer }: RenderRequest) => {
  void render(path).then((rendered) => {
    answer.postMessage(rendered);
    answer.close();
  });
});
parentPort?.postMessage('ready');
