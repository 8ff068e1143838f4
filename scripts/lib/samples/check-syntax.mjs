import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseTemplate } from '@angular/compiler';
import ts from 'typescript';
import { compileScript, parse } from 'vue/compiler-sfc';
import { ROOT } from '../paths.mjs';

/** @typedef {import('./read-samples.mjs').Sample} Sample */

/** How samples are checked that are no TypeScript: each gives what is wrong with one. */
const CHECKS = {
  jsx: ({ text }) => problemsOfScript(text),
  vue: ({ text }) => problemsOfVue(text),
  js: ({ text }) => [...problemsOfScript(text), ...problemsOfCommands(text)],
  html: problemsOfHtml,
  json: ({ text }) => problemsOfJson(text),
  sh: ({ text }) => problemsOfShell(text),
};

/** Languages that nothing here can read; a block without a language is plain text. */
const NOT_CHECKED = new Set(['', 'css', 'csharp', 'http', 'java', 'nginx', 'php', 'python', 'yaml']);

/**
 * @param {Sample} sample
 * @returns {readonly string[]} what is wrong, with its place in the guide
 */
export function checkSyntax(sample) {
  const { file, line, language } = sample;
  const check = CHECKS[language];
  if (check !== undefined) return check(sample).map((problem) => `${file}:${line}: ${problem}`);
  if (NOT_CHECKED.has(language)) return [];
  return [`${file}:${line}: nothing checks samples in ${language}; use ts, ${Object.keys(CHECKS).join(', ')}.`];
}

function problemsOfScript(text) {
  const { diagnostics = [] } = ts.transpileModule(text, {
    reportDiagnostics: true,
    fileName: 'sample.jsx',
    compilerOptions: {
      allowJs: true,
      jsx: ts.JsxEmit.ReactJSX,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
    },
  });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** A sample must not name a command that there is not. */
function problemsOfCommands(text) {
  const named = [...text.matchAll(/\bliveChat\(\s*'(?<name>[^']*)'/g)].map(({ groups }) => groups.name);
  return named.filter((name) => !commandNames().has(name)).map((name) => `there is no command ${name}`);
}

let known;

/** Those of the protocol, and the two that only the global function has. */
function commandNames() {
  known ??= new Set(['on', 'off', ...readNames('projects/livechat-core/protocol/commands.ts')]);
  return known;
}

function readNames(file) {
  return [...readFileSync(`${ROOT}${file}`, 'utf8').matchAll(/name: '(\w+)'/g)].map(([, name]) => name);
}

/** Pages and templates of Angular are one language; scripts in it are read as such. */
function problemsOfHtml({ text }) {
  const { errors } = parseTemplate(text.replace(/<!doctype html>/i, ''), 'sample.html');
  const scripts = [...text.matchAll(/<script\b(?<attributes>[^>]*)>(?<code>[\s\S]*?)<\/script>/g)];
  return [
    ...(errors ?? []).map(({ msg }) => msg),
    ...scripts.flatMap(({ groups }) => [...problemsOfScript(groups.code), ...problemsOfCommands(groups.code)]),
  ];
}

function problemsOfVue(text) {
  const { descriptor, errors } = parse(text);
  if (errors.length > 0) return errors.map(({ message }) => message);
  try {
    compileScript(descriptor, { id: 'sample', inlineTemplate: true });
    return [];
  } catch (error) {
    return [error.message];
  }
}

function problemsOfJson(text) {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [error.message];
  }
}

/** Whether a shell can read it, and whether the scripts of the repository that it runs are there. */
function problemsOfShell(text) {
  // What readers fill in, as in `key remove <widget-id>`, would be a redirection.
  const filledIn = text.replaceAll(/<[a-z][\w -]*>/g, 'filled-in');
  const { status, stderr } = spawnSync('bash', ['-n'], { input: filledIn, encoding: 'utf8' });
  const scripts = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')).scripts;
  const missing = [...text.matchAll(/\bnpm run (?<name>[\w:-]+)/g)].filter(({ groups }) => !(groups.name in scripts));
  return [
    ...(status === 0 ? [] : [stderr.trim()]),
    ...missing.map(({ groups }) => `package.json has no script ${groups.name}`),
  ];
}
