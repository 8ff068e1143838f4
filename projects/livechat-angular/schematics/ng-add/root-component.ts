import type { Tree } from '@angular-devkit/schematics';
import type * as ts from '@schematics/angular/third_party/github.com/Microsoft/TypeScript/lib/typescript';
import { getDecoratorMetadata, getMetadataField } from '@schematics/angular/utility/ast-utils';
import { resolveBootstrappedComponentData } from '@schematics/angular/utility/standalone/app_component';
import { getSourceFile } from '@schematics/angular/utility/standalone/util';
import { posix } from 'node:path';

/** The component that an application starts with. */
export interface RootComponent {
  readonly path: string;
  readonly metadata: ts.ObjectLiteralExpression;
  /** Whether it names its own imports; otherwise its module does. */
  readonly isStandalone: boolean;
}

/** Finds the root component from the file that starts the application; `null` where it is written in an unusual way. */
export function findRootComponent(tree: Tree, mainPath: string): RootComponent | null {
  const found = resolveComponent(tree, mainPath);
  if (found === null) return null;
  const metadata = metadataOf(tree, found.path, found.className);
  return metadata === null ? null : { path: found.path, metadata, isStandalone: isStandalone(metadata) };
}

/** The value that a decorator gives to one of its fields. */
export function fieldOf(metadata: ts.ObjectLiteralExpression, name: string): ts.Expression | null {
  return getMetadataField(metadata, name)[0]?.initializer ?? null;
}

function resolveComponent(tree: Tree, mainPath: string): { readonly path: string; readonly className: string } | null {
  const data = resolveBootstrappedComponentData(tree, mainPath);
  if (data === null) return null;
  const { moduleImportPathInSameFile: modulePath, componentImportPathInSameFile: componentPath } = data;
  const importedBy = modulePath === null ? mainPath : resolveImport(tree, mainPath, modulePath);
  const path = importedBy === null ? null : resolveImport(tree, importedBy, componentPath);
  return path === null ? null : { path, className: data.componentName };
}

function resolveImport(tree: Tree, from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const path = posix.join(posix.dirname(from), specifier.replace(/\.js$/, ''));
  return [`${path}.ts`, path, `${path}/index.ts`].find((candidate) => tree.exists(candidate)) ?? null;
}

function metadataOf(tree: Tree, path: string, className: string): ts.ObjectLiteralExpression | null {
  const candidates = getDecoratorMetadata(getSourceFile(tree, path), 'Component', '@angular/core');
  return candidates.filter(isObject).find((node) => classNameOf(node) === className) ?? null;
}

// The Angular CLI brings a TypeScript of its own, in a place that changes: nodes are told apart by their shape.
const isObject = (node: ts.Node): node is ts.ObjectLiteralExpression => 'properties' in node;

/** The class around `@Component(metadata)`. */
function classNameOf(metadata: ts.ObjectLiteralExpression): string | null {
  const { name } = metadata.parent.parent.parent as Partial<ts.ClassDeclaration>;
  return name?.text ?? null;
}

function isStandalone(metadata: ts.ObjectLiteralExpression): boolean {
  return fieldOf(metadata, 'standalone')?.getText() !== 'false';
}
