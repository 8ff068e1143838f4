import ts from 'typescript';
import { contextOfSource } from './doc-comment-context.mjs';
import { readSamples } from './read-samples.mjs';

/** @typedef {import('./read-samples.mjs').Sample} Sample */

/**
 * The samples in the doc comments of a source. Each takes for granted what its file exports.
 *
 * @param {string} file its path, from the root on
 * @param {string} source TypeScript
 * @returns {readonly Sample[]}
 * @throws Error where a fence does not end
 */
export function readDocComments(file, source) {
  const exported = exportedNames(source);
  const own = exported.length === 0 ? '' : `import { ${exported.join(', ')} } from './${file.replace(/\.ts$/, '')}';\n`;
  const context = own + contextOfSource(file);
  return readSamples(file, markdownOf(source)).map((sample) => ({ ...sample, context }));
}

const BEGINNING = /^\s*\/\*\*/;
const END = /\*\/\s*$/;
const LINE = /^\s*\*(?!\/) ?(?<text>.*)$/;

/** What doc comments say, each line where it stands in the source; all other lines are empty. */
function markdownOf(source) {
  let isInside = false;
  const lines = source.split('\n').map((line) => {
    if (BEGINNING.test(line)) isInside = true;
    const text = isInside ? (LINE.exec(line)?.groups.text ?? '') : '';
    if (END.test(line)) isInside = false;
    return text;
  });
  return lines.join('\n');
}

function exportedNames(source) {
  const { statements } = ts.createSourceFile('source.ts', source, ts.ScriptTarget.ES2022, true);
  return statements.filter(isExported).flatMap(namesOf);
}

function isExported(statement) {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function namesOf(statement) {
  if (!ts.isVariableStatement(statement)) return statement.name === undefined ? [] : [statement.name.text];
  return statement.declarationList.declarations.map(({ name }) => name.text);
}
