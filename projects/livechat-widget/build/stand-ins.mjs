import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the widget has in the place of libraries that do more than it asks of them, below `projects/livechat-widget`. */
const LIBRARIES = { rxjs: 'streams/index.ts', 'rxjs/operators': 'streams/index.ts', jose: 'tokens/decode-token.ts' };

/**
 * What the core does for configurations that no page can give the widget: interceptors, schemas and providers of tokens
 * are functions of an application. Each has in its place what it comes to without.
 */
const NOT_CONFIGURED = {
  'command/check-schemas.js': 'export const checkSchemas = (command) => command;',
  'command/intercept-outgoing.js': 'export const interceptOutgoing = (command) => command;',
  'inspect/intercept-incoming.js': 'export const interceptIncoming = (frame) => frame;',
  'effect/provide-token.js': 'export const provideToken = undefined;',
};
const FILES = /livechat-core[\\/]dist[\\/]src[\\/](command|inspect|effect)[\\/][\w-]+\.js$/;

/**
 * What the core names for others and only a later file of the widget needs. A bundler puts all that an index names into
 * the file that reads the index, if anything uses it.
 */
const NOT_NAMED = {
  'protocol/index.js': ['./streaming.js'],
  'src/index.js': ['./session/memory-blob-store.js', './session/memory-unsent-store.js'],
};
const INDEX = /livechat-core[\\/]dist[\\/](protocol|src)[\\/]index\.js$/;

/**
 * Puts into the widget's files what does no more than they need. The build fails where a file that was to be replaced
 * is not there.
 *
 * @param {string} root the workspace
 */
export function standIns(root) {
  return {
    name: 'stand-ins',
    setup({ onResolve, onLoad, onEnd }) {
      const missing = new Set(Object.keys(NOT_CONFIGURED));
      onResolve({ filter: new RegExp(`^(${Object.keys(LIBRARIES).join('|')})$`) }, ({ path }) => ({
        path: join(root, 'projects/livechat-widget', LIBRARIES[path]),
        sideEffects: false,
      }));
      onLoad({ filter: FILES }, ({ path }) => {
        const name = nameOf(path);
        const contents = NOT_CONFIGURED[name];
        missing.delete(name);
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
      onLoad({ filter: INDEX }, async ({ path }) => {
        const contents = NOT_NAMED[nameOf(path)].reduce(withoutExport, await readFile(path, 'utf8'));
        return { contents, loader: 'js' };
      });
      onEnd(() => {
        if (missing.size > 0) throw new Error(`Not found, and to be replaced: ${[...missing].join(', ')}.`);
      });
    },
  };
}

/** A file of the core, by its folder and its name. */
const nameOf = (path) => path.split(/[\\/]/).slice(-2).join('/');

/** An index without what it hands out of a file. */
export function withoutExport(index, file) {
  const shorter = index.replace(new RegExp(`^export \\{[^}]*\\} from '${file.replaceAll('.', '\\.')}';\n`, 'm'), '');
  if (shorter === index) throw new Error(`An index of the core does not hand out what is in ${file}.`);
  return shorter;
}
