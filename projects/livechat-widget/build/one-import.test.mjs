import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneImport } from './one-import.mjs';

const table = (...entries) => `var a={${entries.join(',')}};export{a};`;

/** Runs the table with another `import()`, which tells what it is asked for. */
function open(content) {
  const source = content.replace('import(', 'asked(').replace(/export.*/, 'return a;');
  return new Function('asked', source)((file) => file);
}

for (const [how, entry] of [
  ['arrows', (language, file) => `"${language}":()=>import("./${file}.js")`],
  ['methods', (language, file) => `"${language}"(){return import("./${file}.js")}`],
]) {
  test(`a table of ${how} is one import, which asks for the same files`, () => {
    const content = table(entry('ar-AE', 'ar-ae-Ab1'), entry('sr-Latn', 'sr-latn-Ab1'), entry('zh-TW', 'zh-tw-Ab1'));
    const short = oneImport(content);
    assert.equal(short.match(/import\(/g).length, 1);
    const loaders = open(short);
    assert.deepEqual(
      ['ar-AE', 'sr-Latn', 'zh-TW'].map((language) => loaders[language]()),
      ['./ar-ae-Ab1.js', './sr-latn-Ab1.js', './zh-tw-Ab1.js'],
    );
  });
}

test('names that do not follow from the language fail the build', () => {
  const entry = (language, file) => `"${language}":()=>import("./${file}.js")`;
  assert.throws(() => oneImport(table(entry('ar-AE', 'ar-ae-Ab1'), entry('de-DE', 'de-at-Ab1'))), /de-DE/);
  assert.throws(() => oneImport(table(entry('ar-AE', 'ar-ae-Ab1'), entry('de-DE', 'de-de-Cd2'))), /de-DE/);
});

test('other imports stay as they are', () => {
  const content = 'var a={menu:()=>import("./privacy-menu-Ab1.js"),"de-DE":()=>import("./de-de-Ab1.js")};';
  assert.equal(oneImport(content), content);
});
