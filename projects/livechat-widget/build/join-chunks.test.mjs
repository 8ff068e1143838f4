import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinChunks } from './join-chunks.mjs';

/** As esbuild leaves an entry, what follows it, a part that comes later, and chunks of what they share. */
const FILES = [
  {
    name: 'main-AAAAAAAA.js',
    content: `import { a } from './chunk-11111111.js'; console.log(a); export const view = import('./view-BBBBBBBB.js');`,
    isEntry: true,
    imports: ['chunk-11111111.js', 'view-BBBBBBBB.js'],
    staticImports: ['chunk-11111111.js'],
  },
  {
    name: 'view-BBBBBBBB.js',
    content: `import { a } from './chunk-11111111.js'; import { b } from './chunk-22222222.js'; export const draw = () => [a, b, import('./emoji-CCCCCCCC.js')];`,
    isEntry: false,
    imports: ['chunk-11111111.js', 'chunk-22222222.js', 'emoji-CCCCCCCC.js'],
    staticImports: ['chunk-11111111.js', 'chunk-22222222.js'],
  },
  {
    name: 'emoji-CCCCCCCC.js',
    content: `import { b } from './chunk-22222222.js'; export const emoji = ['emoji', b];`,
    isEntry: false,
    imports: ['chunk-22222222.js'],
    staticImports: ['chunk-22222222.js'],
  },
  {
    name: 'chunk-11111111.js',
    content: `export const a = 'shared by all'; export const unused = 'nobody wants this';`,
    isEntry: false,
    imports: [],
    staticImports: [],
  },
  {
    name: 'chunk-22222222.js',
    content: `export const b = 'shared by those that draw';`,
    isEntry: false,
    imports: [],
    staticImports: [],
  },
];

test('a part takes in what it cannot do without, and what came before it stays where it is', async () => {
  const joined = await joinChunks(FILES, ['view-BBBBBBBB.js']);
  const [main, view, emoji] = ['main', 'view', 'emoji'].map((part) => joined.find(({ name }) => name.startsWith(part)));
  assert.equal(joined.length, 3);
  assert.match(main.content, /shared by all/);
  assert.doesNotMatch(view.content, /shared by all/);
  assert.match(view.content, /shared by those that draw/);
  assert.doesNotMatch(emoji.content, /shared by those that draw/);
  assert.ok(joined.every(({ content }) => !content.includes('nobody wants this')));
});

test('the files keep their names, and tell what they import at once and later', async () => {
  const joined = await joinChunks(FILES, ['view-BBBBBBBB.js']);
  const described = Object.fromEntries(
    joined.map(({ name, isEntry, imports, staticImports }) => [name, { isEntry, imports, staticImports }]),
  );
  assert.deepEqual(described, {
    'main-AAAAAAAA.js': { isEntry: true, imports: ['view-BBBBBBBB.js'], staticImports: [] },
    'view-BBBBBBBB.js': {
      isEntry: false,
      imports: ['main-AAAAAAAA.js', 'emoji-CCCCCCCC.js'],
      staticImports: ['main-AAAAAAAA.js'],
    },
    'emoji-CCCCCCCC.js': { isEntry: false, imports: ['view-BBBBBBBB.js'], staticImports: ['view-BBBBBBBB.js'] },
  });
});
