import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference, withSortedUnions } from './report-text.mjs';

test('a union reads the same in whatever order the compiler met its members', () => {
  const report = (members) => `view: Signal<${members}>;\nfirst: "b" | "a";`;
  assert.equal(
    withSortedUnions(report('"list" | "form" | "a b"')),
    withSortedUnions(report('"form" | "a b" | "list"')),
  );
  assert.equal(withSortedUnions('kind: "b" | Other | "a";'), 'kind: "b" | Other | "a";');
});

test('a difference names its line', () => {
  assert.equal(firstDifference('a\nb', 'a\nb'), null);
  assert.equal(firstDifference('a\nb', 'a\nc'), 'line 2: "b" is now "c"');
  assert.equal(firstDifference('a\nb', 'a'), 'line 2: "b" is now ""');
});
