import ts from 'typescript';

/**
 * What is put before a sample so that it stands alone: of the context every statement whose names the
 * sample does not bring itself. It is one line, so that the sample keeps its columns and its lines move by one.
 *
 * @param {string} context statements of TypeScript; an import may name several things
 * @param {string} sample
 */
export function joinContext(context, sample) {
  const own = new Set(statementsOf(sample).flatMap(namesOf));
  const kept = new Set();
  const statements = statementsOf(context)
    .flatMap(splitImport)
    .filter((statement) => {
      const names = namesOf(statement);
      if (names.some((name) => own.has(name) || kept.has(name))) return false;
      names.forEach((name) => kept.add(name));
      return true;
    });
  const printer = ts.createPrinter({ removeComments: true });
  const target = ts.createSourceFile('context.ts', '', ts.ScriptTarget.ES2022);
  const text = statements.map((statement) =>
    statement.parent === undefined
      ? printer.printNode(ts.EmitHint.Unspecified, statement, target)
      : statement.getText(),
  );
  return `${text.join(' ').replaceAll(/\s*\n\s*/g, ' ')} export {};\n${sample}`;
}

function statementsOf(text) {
  return [...ts.createSourceFile('sample.ts', text, ts.ScriptTarget.ES2022, true).statements];
}

/** An import of several names as imports of one each, so that a sample may bring some of them. */
function splitImport(statement) {
  const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return [statement];
  return bindings.elements.map((element) =>
    ts.factory.createImportDeclaration(
      undefined,
      ts.factory.createImportClause(
        statement.importClause.phaseModifier,
        undefined,
        ts.factory.createNamedImports([
          ts.factory.createImportSpecifier(
            element.isTypeOnly,
            element.propertyName,
            ts.factory.createIdentifier(element.name.text),
          ),
        ]),
      ),
      ts.factory.createStringLiteral(statement.moduleSpecifier.text),
    ),
  );
}

/** The names that a statement declares in its file. */
function namesOf(statement) {
  if (ts.isImportDeclaration(statement)) return namesOfImport(statement.importClause);
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesOfBinding(name));
  return statement.name !== undefined && ts.isIdentifier(statement.name) ? [statement.name.text] : [];
}

function namesOfImport(clause) {
  if (clause === undefined) return [];
  const named = clause.namedBindings;
  const names =
    named === undefined
      ? []
      : ts.isNamedImports(named)
        ? named.elements.map(({ name }) => name.text)
        : [named.name.text];
  return clause.name === undefined ? names : [clause.name.text, ...names];
}

function namesOfBinding(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesOfBinding(element.name)));
}
