import { parseAst } from 'rollup/parseAst';

/**
 * Leaves only those names in the imports of a module that it uses. Libraries keep the names of decorators, which their
 * compiler has carried out already; a bundler would look for them all.
 *
 * @param {string} source
 * @returns {string}
 */
export function usedImports(source) {
  const { body } = parseAst(source);
  const isNamed = ({ type, specifiers }) =>
    type === 'ImportDeclaration' && specifiers.some((each) => each.type === 'ImportSpecifier');
  const used = new Set();
  for (const each of body) if (each.type !== 'ImportDeclaration') collect(each, used);
  return body.filter(isNamed).reduceRight((text, { start, end, specifiers, source: from }) => {
    const kept = specifiers.filter(({ local }) => used.has(local.name));
    const names = kept.map((each) => source.slice(each.start, each.end)).join(', ');
    return `${text.slice(0, start)}import { ${names} } from ${from.raw};${text.slice(end)}`;
  }, source);
}

/** Every name that may mean something of the module; one that is only a member's name does no harm. */
function collect(node, names) {
  if (node.type === 'Identifier') names.add(node.name);
  for (const value of Object.values(node)) {
    for (const each of Array.isArray(value) ? value : [value]) if (typeof each?.type === 'string') collect(each, names);
  }
}
