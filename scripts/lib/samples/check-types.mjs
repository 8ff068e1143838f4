import { join } from 'node:path';
import { createProgram } from '@angular/compiler-cli';
import ts from 'typescript';
import { ROOT } from '../paths.mjs';
import { COMMON_CONTEXT, READERS_FILES } from './common-context.mjs';
import { joinContext } from './join-context.mjs';

/** @typedef {import('./read-samples.mjs').Sample} Sample */

/** What this repository asks of itself beyond the strictness of most projects; and how templates are looked at. */
const AS_ELSEWHERE = {
  noUncheckedIndexedAccess: false,
  exactOptionalPropertyTypes: false,
  noPropertyAccessFromIndexSignature: false,
  isolatedModules: false,
  strictTemplates: true,
};

const READERS = join(ROOT, 'sample-files-of-readers.d.ts');

/**
 * Checks samples in TypeScript, with the templates of their components, against the sources of the packages: all in
 * one program.
 *
 * @param {readonly Sample[]} samples
 * @returns {readonly string[]} what is wrong, each with its place in the guide
 */
export function checkTypes(samples) {
  const files = new Map(samples.map((sample) => [nameOf(sample), sample]));
  const texts = new Map([...files].map(([name, sample]) => [name, inContext(sample)]));
  texts.set(READERS, READERS_FILES);
  const options = { ...readOptions(), ...AS_ELSEWHERE };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, target, ...rest) =>
    texts.has(name)
      ? ts.createSourceFile(name, texts.get(name), target, true)
      : getSourceFile.call(host, name, target, ...rest);
  const program = createProgram({ rootNames: [...texts.keys()], options, host });
  return [...files].flatMap(([name, sample]) => {
    const source = program.getTsProgram().getSourceFile(name);
    return [
      ...program.getTsSyntacticDiagnostics(source),
      ...program.getTsSemanticDiagnostics(source),
      ...program.getNgSemanticDiagnostics(source.fileName),
    ].map((problem) => describe(sample, problem));
  });
}

/** The two contexts move a sample by a line each. */
const LINES_BEFORE = 2;

function inContext({ context, text }) {
  return joinContext(COMMON_CONTEXT, joinContext(context, text));
}

function describe({ file, line }, { messageText, file: source, start }) {
  const at = source.getLineAndCharacterOfPosition(start ?? 0).line - LINES_BEFORE;
  const place = at < 0 ? `${file}, the context of the sample in line ${line}` : `${file}:${line + at}`;
  return `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

function nameOf({ file, line }) {
  return join(ROOT, `sample-of-${file.replaceAll(/\W+/g, '-')}-${line}.ts`);
}

function readOptions() {
  const path = join(ROOT, 'tsconfig.spec.json');
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT).options;
}
