import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSyntax } from './check-syntax.mjs';
import { checkTypes } from './check-types.mjs';
import { joinContext } from './join-context.mjs';
import { readDocComments } from './read-doc-comments.mjs';
import { readSamples } from './read-samples.mjs';

const sample = (language, text, context = '') => ({ file: 'docs/guides/a.md', line: 7, language, text, context });

test('reads blocks with their place and with what was said above', () => {
  const markdown = [
    '# A',
    '<!-- context',
    'declare const a: string;',
    '-->',
    '',
    '```ts',
    'a;',
    '```',
    '- b',
    '  ```sh',
    '  ls',
    '  ```',
  ];
  assert.deepEqual(readSamples('a.md', markdown.join('\n')), [
    { file: 'a.md', line: 7, language: 'ts', text: 'a;\n', context: 'declare const a: string;\n' },
    { file: 'a.md', line: 11, language: 'sh', text: 'ls\n', context: 'declare const a: string;\n' },
  ]);
  assert.throws(() => readSamples('a.md', '```ts\na;'), /a\.md:1: the block does not end/);
});

test('reads the samples of doc comments, for which stands what their file exports', () => {
  const source = [
    "import { x } from './x';",
    '',
    '/**',
    ' * @example',
    ' * ```ts',
    ' * twice(b); // 4',
    ' * ```',
    ' */',
    'export function twice(a: number): number {',
    '  return once(a) * 2;',
    '}',
    'export const b = 2;',
    'function once(a: number): number {',
    '  return a;',
    '}',
  ];
  const [found, ...others] = readDocComments('projects/a/b.ts', source.join('\n'));
  assert.deepEqual(others, []);
  assert.equal(found.line, 6);
  assert.equal(found.text, 'twice(b); // 4\n');
  assert.match(found.context, /^import \{ twice, b \} from '\.\/projects\/a\/b';\n/);
});

test('puts before a sample what it does not bring itself', () => {
  const context = "import { a, b as c } from 'x'; declare const d: string; declare const e: string;";
  assert.equal(
    joinContext(context, "import { a } from 'y';\nconst { d } = a;\n"),
    'import { b as c } from "x"; declare const e: string; export {};\nimport { a } from \'y\';\nconst { d } = a;\n',
  );
});

test('finds what does not compile, in programs and in templates, where it stands in the guide', () => {
  const template = (html) =>
    sample(
      'ts',
      `@Component({ selector: 'app-a', imports: [LiveChatWidget], template: \`${html}\` })\nexport class A {}\n`,
    );
  const problems = checkTypes([
    sample('ts', "const chat = inject(LiveChatService);\nawait chat.send('Hello');\nchat.shout('Hello');\n"),
    { ...template('<lc-widget [lay]="1" />'), line: 20 },
    { ...template('<lc-widget layout="inline" />'), line: 30 },
    { ...sample('ts', 'ship(1);\n', 'declare function ship(to: string): void;\n'), line: 40 },
  ]);
  assert.equal(problems.length, 3);
  assert.match(problems[0], /^docs\/guides\/a\.md:9: Property 'shout' does not exist/);
  assert.match(problems[1], /^docs\/guides\/a\.md:20: Can't bind to 'lay'/);
  assert.match(problems[2], /^docs\/guides\/a\.md:40: Argument of type 'number'/);
});

test('finds what cannot be read in the other languages', () => {
  const wrong = [
    sample('js', "liveChat('explode');\n"),
    sample('js', 'const = 1;\n'),
    sample('html', "<script>liveChat('init',</script>\n"),
    sample('html', '<p><b></p>\n'),
    sample('json', '{ "a": 1, }\n'),
    sample('sh', 'if true\n'),
    sample('sh', 'npm run nothing-of-this-name\n'),
    sample('vue', '<script setup>const = 1</script>\n'),
    sample('ruby', 'puts 1\n'),
  ];
  for (const each of wrong) assert.match(checkSyntax(each)[0] ?? each.text, /^docs\/guides\/a\.md:7: ./);
  const right = [
    sample('js', "liveChat('on', 'message', show);\nliveChat('set_language', 'it-IT');\n"),
    sample('html', '<!doctype html>\n<live-chat widget-id="a"></live-chat>\n'),
    sample('sh', 'npx livechat-server widget key remove <widget-id> <key-id>\n'),
    sample('', 'anything {'),
  ];
  for (const each of right) assert.deepEqual(checkSyntax(each), []);
});
