import { readFile } from 'node:fs/promises';
import { replaceOnce } from './leave-out.mjs';

/** The functions of RxJS that are asynchronous, by their files. */
const REWRITTEN = [
  {
    file: /rxjs[\\/]dist[\\/]esm[\\/]internal[\\/]observable[\\/]innerFrom\.js$/,
    start: 'function process',
    instead: `async function process(asyncIterable, subscriber) {
  for await (const value of asyncIterable) {
    subscriber.next(value);
    if (subscriber.closed) return;
  }
  subscriber.complete();
}`,
  },
  {
    file: /rxjs[\\/]dist[\\/]esm[\\/]internal[\\/]util[\\/]isReadableStreamLike\.js$/,
    start: 'function readableStreamLikeToAsyncGenerator',
    instead: `export async function* readableStreamLikeToAsyncGenerator(readableStream) {
  const reader = readableStream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    reader.releaseLock();
  }
}`,
  },
];
const HELPERS = /^import .* from "tslib";$/m;

/** Writes RxJS as the browsers of the widget understand it: it is published for those before `async`, with helpers. */
export function nativeAsync() {
  return {
    name: 'native-async',
    setup({ onLoad }) {
      for (const { file, start, instead } of REWRITTEN) {
        onLoad({ filter: file }, async ({ path }) => {
          const source = (await readFile(path, 'utf8')).replace(HELPERS, '');
          return { contents: replaceOnce(path, source, start, instead), loader: 'js' };
        });
      }
    },
  };
}
