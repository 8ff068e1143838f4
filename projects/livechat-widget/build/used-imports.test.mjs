import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usedImports } from './used-imports.mjs';

test('of what a module imports by name only that stays which it uses, under the name that it uses', () => {
  const source = `import * as i0 from '@angular/core';
import { signal, Component, computed as derived } from '@angular/core';
import 'for-its-effects';
/** Component */
const one = derived(() => signal(1)()) + i0.two;
export { one };`;
  assert.equal(
    usedImports(source),
    `import * as i0 from '@angular/core';
import { signal, computed as derived } from '@angular/core';
import 'for-its-effects';
/** Component */
const one = derived(() => signal(1)()) + i0.two;
export { one };`,
  );
});

test('what is only handed on is used', () => {
  const source = `import { one, two } from 'a';\nexport { one };`;
  assert.equal(usedImports(source), `import { one } from 'a';\nexport { one };`);
});

test('a module of which nothing is used is still read', () => {
  assert.equal(usedImports(`import { one } from 'a';`), `import {  } from 'a';`);
});
