import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseSelectors } from './refuse-selectors.mjs';
import { usedImports } from './used-imports.mjs';

/** What of Angular has something of ours in its place, and what that is. */
const STAND_INS = {
  '@angular/core': 'index.ts',
  '@angular/core/rxjs-interop': 'rxjs-interop.ts',
  '@angular/common': 'common.ts',
  '@angular/elements': 'elements.ts',
};

/** What stays: signals by themselves are as small as they can be. */
const KEPT = '@angular/core/primitives/signals';

/** For esbuild: what is not there is undefined in what it makes, of which it would only warn. */
export const MISSING_IS_AN_ERROR = { 'import-is-undefined': 'error' };

const engine = join(dirname(fileURLToPath(import.meta.url)), '../engine');

/** Puts the widget's own drawing engine in the place of Angular. What is in neither of them fails the build. */
export function engineForAngular() {
  return {
    name: 'engine-for-angular',
    setup({ onResolve }) {
      onResolve({ filter: /^@angular\// }, ({ path, importer }) => {
        if (path === KEPT) return null;
        const standIn = STAND_INS[path];
        if (standIn !== undefined) return { path: join(engine, standIn), sideEffects: false };
        return { errors: [{ text: `${importer} imports ${path}, which the widget's engine has nothing for.` }] };
      });
    },
  };
}

/** Methods that Angular calls when the time has come, and the engine does not. */
const HOOK = /^\s+(ng(?:OnInit|OnChanges|OnDestroy|DoCheck|After\w+))\(.*\{$/m;

/**
 * Prepares a linked file for the engine: with the imports that it uses alone.
 *
 * @throws where it counts on something that the engine has nothing for, and that no import tells
 */
export function finishForEngine(path, linked) {
  refuseHooks(path, linked);
  refuseSelectors(path, linked);
  return usedImports(linked);
}

function refuseHooks(path, source) {
  const [, name] = HOOK.exec(source) ?? [];
  if (name !== undefined) throw new Error(`${path} has ${name}(), which the widget's engine does not call.`);
}
