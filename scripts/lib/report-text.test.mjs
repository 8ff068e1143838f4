import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference, settledReport } from './report-text.mjs';

test('a union reads the same in whatever order the compiler met its members', () => {
  const report = (members) => `view: Signal<${members}>;\nfirst: "b" | "a";`;
  assert.equal(settledReport(report('"list" | "form" | "a b"')), settledReport(report('"form" | "a b" | "list"')));
  assert.equal(settledReport('kind: "b" | Other | "a";'), 'kind: "b" | Other | "a";');
});

test('an enumeration reads the same in whatever order the compiler met its members', () => {
  const report = (...members) => `role: ZodMiniEnum<    {\n${members.map((each) => `${each};\n`).join('')}}>;\n`;
  assert.equal(
    settledReport(report('VISITOR: "VISITOR"', '"a-b": "a-b"', 'AGENT: "AGENT"')),
    settledReport(report('AGENT: "AGENT"', 'VISITOR: "VISITOR"', '"a-b": "a-b"')),
  );
  const fields = report('type: "TEXT"', 'status: "OPEN"');
  assert.equal(settledReport(fields), fields);
});

test('a line that moves in its file is no change of the API', () => {
  const report = (place) => `// dist/index.d.ts:${place} - (ae-undocumented) Missing documentation for "kind".\n`;
  assert.equal(settledReport(report('29:5')), settledReport(report('31:5')));
});

test('a difference names its line', () => {
  assert.equal(firstDifference('a\nb', 'a\nb'), null);
  assert.equal(firstDifference('a\nb', 'a\nc'), 'line 2: "b" is now "c"');
  assert.equal(firstDifference('a\nb', 'a'), 'line 2: "b" is now ""');
});
