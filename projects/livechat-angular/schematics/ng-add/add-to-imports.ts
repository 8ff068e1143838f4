import type { Tree } from '@angular-devkit/schematics';
import { insertImport } from '@schematics/angular/utility/ast-utils';
import { InsertChange, type Change } from '@schematics/angular/utility/change';
import { applyChangesToFile, getSourceFile } from '@schematics/angular/utility/standalone/util';
import { fieldOf, type RootComponent } from './root-component';

const PACKAGE = 'livechat-angular';
const WIDGET = 'LiveChatWidget';

/**
 * Adds the widget to what a standalone component imports.
 *
 * @returns whether the component imports it now; not where its imports are no list that can be read
 */
export function addToImports(tree: Tree, { path, metadata }: RootComponent): boolean {
  const imports = fieldOf(metadata, 'imports');
  const list = imports?.getText() ?? '';
  if (new RegExp(`\\b${WIDGET}\\b`).test(list)) return true;
  if (imports !== null && !/^\[[^]*\]$/.test(list)) return false;
  const inList =
    imports === null
      ? new InsertChange(path, metadata.getStart() + 1, `\n  imports: [${WIDGET}],`)
      : new InsertChange(path, imports.getStart() + lastItemEnd(list), `${separator(list)}${WIDGET}`);
  const atTop: Change = insertImport(getSourceFile(tree, path), path, WIDGET, PACKAGE);
  applyChangesToFile(tree, path, [inList, atTop]);
  return true;
}

/** Where in `[A, B,]` the last item ends, its comma not counted. */
const lastItemEnd = (list: string): number => list.slice(0, -1).replace(/[\s,]+$/, '').length;

const separator = (list: string): string => (/^\[\s*\]$/.test(list) ? '' : ', ');
