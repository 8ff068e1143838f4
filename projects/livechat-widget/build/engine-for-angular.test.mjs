import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { ANGULAR_FLAGS } from './angular-plugin.mjs';
import { MISSING_IS_AN_ERROR, engineForAngular, finishForEngine } from './engine-for-angular.mjs';

/** Bundles a module as the widget's build does. */
const bundle = (contents) =>
  build({
    stdin: { contents, resolveDir: import.meta.dirname },
    write: false,
    bundle: true,
    format: 'esm',
    define: ANGULAR_FLAGS,
    minifySyntax: true,
    plugins: [engineForAngular()],
    logOverride: MISSING_IS_AN_ERROR,
    logLevel: 'silent',
  });

test('what the engine has takes the place of what Angular has', async () => {
  const { outputFiles } = await bundle(`import * as i0 from '@angular/core'; i0.ɵɵelement(0, 'p');`);
  assert.match(outputFiles[0].text, /createElement/);
  assert.doesNotMatch(outputFiles[0].text, /ngDevMode|is being drawn/);
});

test('the build fails where a template asks for an instruction that the engine does not have', async () => {
  await assert.rejects(bundle(`import * as i0 from '@angular/core'; i0.ɵɵdefer(0);`), /ɵɵdefer/);
});

test('the build fails where a source asks for a name that the engine does not have', async () => {
  await assert.rejects(bundle(`import { resource } from '@angular/core'; resource({});`), /resource/);
});

test('the build fails where a source asks for a package that the engine has nothing for', async () => {
  await assert.rejects(bundle(`import { Router } from '@angular/router'; Router;`), /imports @angular\/router/);
});

test('the build fails where a class counts on being called by Angular', () => {
  finishForEngine('a.mjs', 'class A {\n  onDestroy() {\n  }\n}');
  assert.throws(() => finishForEngine('a.mjs', 'class A {\n  ngOnDestroy() {\n  }\n}'), /a\.mjs has ngOnDestroy\(\)/);
});

/** As the linker leaves a component with places for what lies between its tags. */
const withPlaces = (places) => `import * as i0 from '@angular/core';
const _c0 = ${places};
class A { static ɵcmp = i0.ɵɵdefineComponent({ type: A, selectors: [['a-a']], template(rf) {
  if (rf & 1) { i0.ɵɵprojectionDef(_c0); i0.ɵɵprojection(0); }
} }); }`;

test('the build fails where a place for content selects by what the engine does not look at', () => {
  finishForEngine('a.mjs', withPlaces(`['*', [['', 'head', '']], [['em'], ['', 'foot', '']]]`));
  assert.throws(() => finishForEngine('a.mjs', withPlaces(`[[['', 8, 'head']], '*']`)), /a\.mjs selects by a class/);
  assert.throws(() => finishForEngine('a.mjs', withPlaces(`[[['', 'head', '', 3, 'p', '']]]`)), /:not\(\)/);
});

test('the build fails where a directive does', () => {
  const directive = (selector) => `i0.ɵɵdefineDirective({ type: A, selectors: [${selector}] });`;
  finishForEngine('a.mjs', directive(`['', 'lcHead', ''], ['input', 'type', 'text']`));
  assert.throws(() => finishForEngine('a.mjs', directive(`['', 8, 'head']`)), /selects by a class/);
});
