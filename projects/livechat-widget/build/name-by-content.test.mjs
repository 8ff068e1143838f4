import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGE, nameByContent } from './name-by-content.mjs';

/** Two files that import each other, and one that only the second needs. */
function files({ entry = 'a', leaf = 'c' } = {}) {
  const file = (name, content, imports, isEntry = false) => ({
    name,
    content,
    isEntry,
    isFollower: name.startsWith('view'),
    imports,
    staticImports: imports.slice(0, 1),
  });
  return [
    file('main-AAAAAAAA.js', `import('./view-BBBBBBBB.js');${entry}`, ['view-BBBBBBBB.js'], true),
    file('view-BBBBBBBB.js', 'import"./main-AAAAAAAA.js";import("./livechat-angular-de-de-xY_z-123-CCCCCCCC.js")', [
      'main-AAAAAAAA.js',
      'livechat-angular-de-de-xY_z-123-CCCCCCCC.js',
    ]),
    file('livechat-angular-de-de-xY_z-123-CCCCCCCC.js', leaf, []),
  ];
}

const byPart = (named) => Object.fromEntries(named.map((file) => [file.name.replace(/-\w+\.js$/, ''), file]));

test('each file is named for its part, and all that name it follow', () => {
  const named = nameByContent(files());
  assert.deepEqual(
    named.map(({ name }) => name.replace(/-\w+\.js$/, '')),
    ['de-de', 'main', 'view'],
  );
  const { main, view, 'de-de': texts } = byPart(named);
  assert.equal(main.content, `import('./${view.name}');a`);
  assert.equal(view.content, `import"./${main.name}";import("./${texts.name}")`);
  assert.deepEqual(view.staticImports, [main.name]);
  assert.deepEqual([main.isEntry, view.isEntry, main.isFollower, view.isFollower], [true, false, false, true]);
});

test('a name is the same as long as the content is, whatever the build before called it', () => {
  const renamed = files().map((file) =>
    JSON.parse(JSON.stringify(file).replaceAll('livechat-angular-de-de-xY_z-123', 'livechat-angular-de-de-abcdefgh')),
  );
  assert.deepEqual(nameByContent(files()), nameByContent(files()));
  assert.equal(byPart(nameByContent(renamed))['de-de'].name, byPart(nameByContent(files()))['de-de'].name);
});

test('a name changes with its own content, and with whatever it imports, over a circle as well', () => {
  const before = byPart(nameByContent(files()));
  const leaf = byPart(nameByContent(files({ leaf: 'other' })));
  for (const part of ['main', 'view', 'de-de']) assert.notEqual(leaf[part].name, before[part].name, part);
  const entry = byPart(nameByContent(files({ entry: 'other' })));
  assert.notEqual(entry.main.name, before.main.name);
  assert.notEqual(entry.view.name, before.view.name);
  assert.equal(entry['de-de'].name, before['de-de'].name);
});

test('a name that is not of the build, or that two would have, fails it', () => {
  const [main, view, texts] = files();
  assert.throws(() => nameByContent([{ ...texts, name: 'de-de.js' }]), /de-de\.js is not named as expected/);
  const twin = { ...texts, name: 'livechat-angular-de-de-00000000-DDDDDDDD.js' };
  assert.throws(() => nameByContent([main, view, texts, twin]), /Two files of the widget have the same name/);
});

test('the files of languages have one hash between them, which changes with any of them', () => {
  const [main, view, german] = files();
  const french = { ...german, name: 'livechat-angular-fr-fr-xY_z-123-DDDDDDDD.js', content: 'le' };
  const hashes = (all) =>
    nameByContent(all)
      .filter(({ name }) => LANGUAGE.test(name))
      .map(({ name }) => name.slice('de-de-'.length));
  const [first, second] = hashes([main, view, german, french]);
  assert.equal(first, second);
  const changed = hashes([main, view, german, { ...french, content: 'la' }]);
  assert.equal(changed[0], changed[1]);
  assert.notEqual(changed[0], first);
});
