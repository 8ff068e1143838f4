import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageProblems } from './package-content.mjs';

const file = (path, text = '') => ({ path, text: () => text });
const base = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts'].map((path) => file(path));
const map = (sources, sourcesContent) => file('dist/index.js.map', JSON.stringify({ sources, sourcesContent }));

test('finds nothing wrong with what belongs into a package', () => {
  assert.deepEqual(packageProblems([...base, map(['../src/index.ts'], ['export {};'])]), []);
});

test('misses the licence and the read-me', () => {
  const files = base.filter(({ path }) => path !== 'LICENSE' && path !== 'README.md');
  assert.deepEqual(packageProblems(files), ['README.md is missing', 'LICENSE is missing']);
});

test('misses what a package is of no use without', () => {
  assert.deepEqual(packageProblems(base, ['pages/desk/index.html']), ['pages/desk/index.html is missing']);
});

test('tells what was only needed to make it', () => {
  const names = ['tsconfig.json', 'ng-package.json', 'dist/.tsbuildinfo', 'dist/a.spec.js', 'types/index.d.ts.map'];
  const problems = packageProblems([...base, ...names.map((name) => file(name))]);
  assert.deepEqual(
    problems,
    names.map((name) => `${name} does not belong into it`),
  );
});

test('tells maps that lead nowhere, or out of the package', () => {
  assert.deepEqual(packageProblems([...base, map(['../src/index.ts'])]), [
    'dist/index.js.map does not hold ../src/index.ts',
  ]);
  for (const source of ['/home/me/a.ts', 'C:\\a.ts', 'file:///a.ts']) {
    assert.deepEqual(packageProblems([...base, map([source], [''])]), [
      `dist/index.js.map names the foreign path ${source}`,
    ]);
  }
});
