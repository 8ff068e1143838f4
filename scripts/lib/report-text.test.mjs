import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference, withSortedMembers } from './report-text.mjs';

test('a union reads the same in whatever order the compiler met its members', () => {
  const report = (members) => `view: Signal<${members}>;\nfirst: "b" | "a";`;
  assert.equal(
    withSortedMembers(report('"list" | "form" | "a b"')),
    withSortedMembers(report('"form" | "a b" | "list"')),
  );
  assert.equal(withSortedMembers('kind: "b" | Other | "a";'), 'kind: "b" | Other | "a";');
});

test('an enumeration reads the same in whatever order the compiler met its members', () => {
  const report = (...members) => `role: ZodMiniEnum<    {\n${members.map((each) => `${each};\n`).join('')}}>;\n`;
  assert.equal(
    withSortedMembers(report('VISITOR: "VISITOR"', '"a-b": "a-b"', 'AGENT: "AGENT"')),
    withSortedMembers(report('AGENT: "AGENT"', 'VISITOR: "VISITOR"', '"a-b": "a-b"')),
  );
  const fields = report('type: "TEXT"', 'status: "OPEN"');
  assert.equal(withSortedMembers(fields), fields);
});

test('a difference names its line', () => {
  assert.equal(firstDifference('a\nb', 'a\nb'), null);
  assert.equal(firstDifference('a\nb', 'a\nc'), 'line 2: "b" is now "c"');
  assert.equal(firstDifference('a\nb', 'a'), 'line 2: "b" is now ""');
});
