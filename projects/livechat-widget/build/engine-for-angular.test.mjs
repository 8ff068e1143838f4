import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { MISSING_IS_AN_ERROR, engineForAngular, finishForEngine } from './engine-for-angular.mjs';

/** Bundles a module as the widget's build does. */
const bundle = (contents) =>
  build({
    stdin: { contents, resolveDir: import.meta.dirname },
    write: false,
    bundle: true,
    format: 'esm',
    plugins: [engineForAngular()],
    logOverride: MISSING_IS_AN_ERROR,
    logLevel: 'silent',
  });

test('what the engine has takes the place of what Angular has', async () => {
  const { outputFiles } = await bundle(`import * as i0 from '@angular/core'; i0.ɵɵelement(0, 'p');`);
  assert.match(outputFiles[0].text, /createElement/);
  assert.doesNotMatch(outputFiles[0].text, /ngDevMode &&/);
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
