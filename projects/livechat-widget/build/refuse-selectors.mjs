import { parseAst } from 'rollup/parseAst';

/**
 * Looks at the selectors of directives and of the places for what lies between a component's tags. The engine knows tags
 * and attributes; the compiler marks whatever else there is with a number: classes, and all in `:not()`.
 *
 * @param {string} path named in the error
 * @param {string} linked a module as Angular's linker leaves it
 * @throws where there is another selector
 */
export function refuseSelectors(path, linked) {
  const { body } = parseAst(linked);
  const constants = new Map();
  const selectors = [];
  const visit = (node) => {
    if (node.type === 'VariableDeclarator') constants.set(node.id.name, node.init);
    if (node.type === 'Property' && node.key.name === 'selectors') selectors.push(node.value);
    if (node.type === 'CallExpression' && nameOf(node.callee) === 'ɵɵprojectionDef') selectors.push(...node.arguments);
    for (const value of Object.values(node)) {
      for (const each of Array.isArray(value) ? value : [value]) if (typeof each?.type === 'string') visit(each);
    }
  };
  body.forEach(visit);
  const refused = selectors
    .map((each) => (each.type === 'Identifier' ? constants.get(each.name) : each))
    .find(isMarked);
  if (refused !== undefined) {
    const text = linked.slice(refused.start, refused.end);
    throw new Error(`${path} selects by a class or :not(), which the widget's engine has nothing for: ${text}`);
  }
}

const nameOf = (callee) => (callee.type === 'MemberExpression' ? callee.property.name : callee.name);

function isMarked(node) {
  if (node?.type === 'ArrayExpression') return node.elements.some(isMarked);
  return node?.type === 'Literal' && typeof node.value === 'number';
}
