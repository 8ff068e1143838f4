import { parseAst } from 'rollup/parseAst';

/**
 * Cuts a module into one for each of its declarations, so that a bundler can put what only a file needs that is read
 * later into that file: bundlers divide modules among files, and never one module.
 *
 * What is imported when it is needed although it lies in the same module, because somebody else may ask for it at once,
 * gets parts of its own: what hands out all names would otherwise bring it along, used by that or not.
 *
 * @param {string} source a module without statements that do something when it is read
 * @param {{ readonly part: (index: number) => string, readonly later: (name: string) => string }} nameOf how others
 *   import a part, and what is only needed later
 * @returns {{ index: string, parts: readonly string[], later: ReadonlyMap<string, string> }} what hands out the same
 *   names, the parts, and what is only needed later by its name
 */
export function byDeclaration(module, nameOf) {
  const { source, namespaces } = importedLater(module, nameOf.later);
  const { body } = parseAst(source);
  const imports = body.filter(({ type }) => type === 'ImportDeclaration').flatMap((each) => importedBy(each, source));
  const exported = body.filter(({ type }) => type === 'ExportNamedDeclaration');
  const declared = body.filter((each) => DECLARATIONS.has(each.type)).flatMap(declaredBy);
  const others = body.filter(
    ({ type, start }) => !KNOWN.has(type) && !FOR_DEVELOPMENT.test(source.slice(start, start + 60)),
  );
  if (others.length > 0) throw new Error('A module with statements of its own cannot be cut into its declarations.');
  const groups = groupsOf(declared);
  const groupOf = new Map(groups.flatMap((group, index) => group.flatMap(({ names }) => names.map((n) => [n, index]))));
  const textOf = (group) => {
    const own = new Set(group.flatMap(({ names }) => names));
    const used = new Set(group.flatMap(({ uses }) => [...uses]));
    const others = [...used].filter((name) => groupOf.has(name) && !own.has(name));
    return [
      ...imports.filter(({ name }) => used.has(name)).map(({ text }) => text),
      ...others.map((name) => `import { ${name} } from ${JSON.stringify(nameOf.part(groupOf.get(name)))};`),
      ...group.map(({ kind, node }) => `${kind}${source.slice(node.start, node.end)}${kind === '' ? '' : ';'}`),
      `export { ${[...own].join(', ')} };`,
    ].join('\n');
  };
  const later = namespaces.map((name) => {
    const wanted = new Set(membersOf(declared, name).map((member) => groups[groupOf.get(member)]));
    return [name, textOf([...wanted].flat())];
  });
  const handed = exported.flatMap((each) => handedOnBy(each, source, groupOf, imports, nameOf.part));
  return { index: handed.join('\n'), parts: groups.map(textOf), later: new Map(later) };
}

const DECLARATIONS = new Set(['VariableDeclaration', 'FunctionDeclaration', 'ClassDeclaration']);
const KNOWN = new Set([...DECLARATIONS, 'ImportDeclaration', 'ExportNamedDeclaration']);

/** What Angular tells its developer tools of a class, and nothing in production. */
const FOR_DEVELOPMENT = /^\(\(\) => \{\s*\(typeof ngDevMode/;

/** How rollup imports what it has put into the same file. */
const FROM_SAME_FILE = /Promise\.resolve\(\)\.then\(function \(\) {\s*return (\w+);\s*}\)/g;

function importedLater(module, laterName) {
  const namespaces = new Set();
  const source = module.replace(FROM_SAME_FILE, (_, name) => {
    namespaces.add(name);
    return `import(${JSON.stringify(laterName(name))})`;
  });
  return { source, namespaces: [...namespaces] };
}

/** The names in `var page = Object.freeze({ __proto__: null, Page: Page });`, which rollup writes for an `import()`. */
function membersOf(declared, namespace) {
  const [object] = declared.find(({ names }) => names.includes(namespace)).node.init.arguments;
  return object.properties.filter(({ value }) => value.type === 'Identifier').map(({ value }) => value.name);
}

function importedBy({ specifiers, source }, text) {
  const from = text.slice(source.start, source.end);
  return specifiers.map((each) => {
    const what = text.slice(each.start, each.end);
    return {
      name: each.local.name,
      text: `import ${each.type === 'ImportSpecifier' ? `{ ${what} }` : what} from ${from};`,
    };
  });
}

/** Each variable is a declaration of its own. */
function declaredBy(node) {
  if (node.type !== 'VariableDeclaration') return [declaration('', [node.id.name], node)];
  return node.declarations.map((each) => declaration(`${node.kind} `, [each.id.name], each));
}

/** A name that is not this one's, but of a scope inside, is one import too many, which is dropped again. */
function declaration(kind, names, node) {
  if (names.includes(undefined)) throw new Error('A pattern that declares several names cannot be cut.');
  const uses = new Set();
  const writes = new Set();
  walk(node, ({ type, name, left, argument }) => {
    if (type === 'Identifier') uses.add(name);
    if (type === 'AssignmentExpression' && left.type === 'Identifier') writes.add(left.name);
    if (type === 'UpdateExpression' && argument.type === 'Identifier') writes.add(argument.name);
  });
  return { kind, names, node, uses, writes };
}

/** Visits what can be a reference: names of members are not. */
function walk(node, visit) {
  visit(node);
  for (const [key, value] of Object.entries(node)) {
    if (!node.computed && !node.shorthand && MEMBERS[node.type] === key) continue;
    for (const each of Array.isArray(value) ? value : [value]) if (typeof each?.type === 'string') walk(each, visit);
  }
}

const MEMBERS = { MemberExpression: 'property', Property: 'key', MethodDefinition: 'key', PropertyDefinition: 'key' };

/** What needs each other stays together, as what writes a variable stays with it: both in their order. */
function groupsOf(declared) {
  const byName = new Map(declared.flatMap((each) => each.names.map((name) => [name, each])));
  const needs = new Map(declared.map((each) => [each, [...each.uses].map((name) => byName.get(name)).filter(Boolean)]));
  for (const each of declared) {
    for (const name of each.writes) if (byName.has(name)) needs.get(byName.get(name)).push(each);
  }
  const reaches = (start) => {
    const reached = new Set([start]);
    for (const each of reached) for (const next of needs.get(each)) reached.add(next);
    return reached;
  };
  const reachedBy = new Map(declared.map((each) => [each, reaches(each)]));
  const groups = new Map();
  for (const each of declared) {
    const first = declared.find((other) => reachedBy.get(each).has(other) && reachedBy.get(other).has(each));
    groups.set(first, [...(groups.get(first) ?? []), each]);
  }
  return [...groups.values()];
}

function handedOnBy({ source, specifiers }, text, groupOf, imports, nameOf) {
  return specifiers.map((each) => {
    const what = text.slice(each.start, each.end);
    if (source !== null) return `export { ${what} } from ${text.slice(source.start, source.end)};`;
    const group = groupOf.get(each.local.name);
    if (group !== undefined) return `export { ${what} } from ${JSON.stringify(nameOf(group))};`;
    return `${imports.find(({ name }) => name === each.local.name).text}\nexport { ${what} };`;
  });
}
