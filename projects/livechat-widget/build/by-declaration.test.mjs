import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import { build } from 'esbuild';
import { byDeclaration } from './by-declaration.mjs';

const nameOf = { part: (index) => `part:${index}`, later: (name) => `later:${name}` };

/** The part that declares a name. */
function partWith(parts, name) {
  const found = parts.filter((part) => new RegExp(`export \\{[^}]*\\b${name}\\b[^}]*\\};$`).test(part));
  assert.equal(found.length, 1, name);
  return found[0];
}

/** Runs what a bundler makes of the cut module. */
async function run(source) {
  const { index, parts, later } = byDeclaration(source, nameOf);
  const cut = {
    name: 'cut',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^part:/ }, ({ path }) => ({ path, namespace: 'part', sideEffects: false }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({ contents: parts[Number(path.slice(5))] }));
      onResolve({ filter: /^later:/ }, ({ path }) => ({ path, namespace: 'later', sideEffects: false }));
      onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: later.get(path.slice(6)) }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents: index },
    write: false,
    bundle: true,
    format: 'esm',
    plugins: [cut],
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

test('each declaration is a part of its own, and imports what it uses', () => {
  const { index, parts } = byDeclaration(
    `import * as i0 from '@angular/core';
import { signal, computed as derived } from '@angular/core';
const one = signal(1), two = derived(() => one() * 2);
function three() { return i0.inject(two); }
export { three, one as first };`,
    nameOf,
  );
  assert.equal(parts.length, 3);
  assert.equal(
    partWith(parts, 'one'),
    "import { signal } from '@angular/core';\nconst one = signal(1);\nexport { one };",
  );
  const two = partWith(parts, 'two');
  assert.match(two, /import \{ computed as derived \} from '@angular\/core';/);
  assert.match(two, /import \{ one \} from "part:0";/);
  const three = partWith(parts, 'three');
  assert.match(three, /import \* as i0 from '@angular\/core';/);
  assert.doesNotMatch(three, /signal/);
  assert.match(index, /export \{ three \} from "part:2";/);
  assert.match(index, /export \{ one as first \} from "part:0";/);
});

test('names of members and keys are not what a declaration uses', () => {
  const { parts } = byDeclaration(
    `const size = 1;
const box = { size: 2, nested: {} };
const read = (other) => other.size;
const shorthand = { size };
const computed = box[size];`,
    nameOf,
  );
  assert.doesNotMatch(partWith(parts, 'box'), /import/);
  assert.doesNotMatch(partWith(parts, 'read'), /import/);
  assert.match(partWith(parts, 'shorthand'), /import \{ size \}/);
  assert.match(partWith(parts, 'computed'), /import \{ size \}/);
});

test('what needs each other, and who writes a variable, stay together in their order', () => {
  const { parts } = byDeclaration(
    `let count = 0;
class Parent { child() { return new Child(this); } }
class Child extends Object { parent() { return Parent; } }
function next() { count += 1; return count; }
function now() { return count; }`,
    nameOf,
  );
  assert.equal(parts.length, 3);
  assert.equal(partWith(parts, 'Parent'), partWith(parts, 'Child'));
  assert.match(partWith(parts, 'Parent'), /class Parent[^]*class Child/);
  assert.equal(partWith(parts, 'count'), partWith(parts, 'next'));
  assert.match(partWith(parts, 'now'), /import \{ count \} from/);
});

test('bundled again it is what it was, with each part evaluated after what it stands on', async () => {
  const { App, count, next, words } = await run(`
const BASE = ['a', 'b'];
class Item { static list = [...BASE, 'c']; }
class App { static imports = [Item]; static words = Item.list.join(''); }
let count = 0;
function next() { return ++count; }
const words = () => App.words;
export { App, count, next, words };`);
  assert.equal(words(), 'abc');
  assert.equal(App.imports[0].list.length, 3);
  next();
  assert.equal(next(), 2);
  assert.equal(typeof count, 'number');
});

test('a name that is handed on from elsewhere still is', () => {
  const { index } = byDeclaration(
    `import { LiveChatService } from 'livechat-angular/service';
const own = 1;
export { LiveChatService, own };
export { provideLiveChat } from 'livechat-angular/service';`,
    nameOf,
  );
  assert.match(index, /import \{ LiveChatService \} from 'livechat-angular\/service';\nexport \{ LiveChatService \};/);
  assert.match(index, /export \{ provideLiveChat \} from 'livechat-angular\/service';/);
});

const WITH_LATER = `
const used = ['here'];
const shared = () => used.join('');
class Row { static words = shared() + ' and there'; }
class List { static rows = [Row]; }
var list = /*#__PURE__*/Object.freeze({
    __proto__: null,
    List: List
});
const read = () => Promise.resolve().then(function () { return list; }).then((file) => file.List);
export { List, read, shared };`;

test('what a module imports of itself is a part that nobody else brings along', () => {
  const { index, parts, later } = byDeclaration(WITH_LATER, nameOf);
  assert.match(partWith(parts, 'read'), /const read = \(\) => import\("later:list"\)\.then/);
  assert.doesNotMatch(partWith(parts, 'read'), /^import/m);
  assert.deepEqual([...later.keys()], ['list']);
  const own = later.get('list');
  assert.match(own, /class List [^]*export \{ List \};$/);
  assert.doesNotMatch(own, /Object\.freeze|part:3/);
  assert.match(own, /import \{ Row \} from "part:2";/);
  assert.match(index, /export \{ List \} from "part:3";/);
});

test('and it is what it was', async () => {
  const { read, shared } = await run(WITH_LATER);
  const { rows } = await read();
  assert.equal(rows[0].words, `${shared()} and there`);
});

test('what Angular tells its developer tools is left out', () => {
  const { parts } = byDeclaration(
    `class Part {}
(() => { (typeof ngDevMode === "undefined" || ngDevMode) && i0.ɵsetClassMetadata(Part, []); })();
export { Part };`,
    nameOf,
  );
  assert.deepEqual(parts, ['class Part {}\nexport { Part };']);
});

test('a module that does something when it is read is refused, as is a pattern of names', () => {
  assert.throws(() => byDeclaration(`const a = 1;\nwindow.a = a;`, nameOf), /statements of its own/);
  assert.throws(() => byDeclaration(`const { a, b } = window;`, nameOf), /several names/);
});
