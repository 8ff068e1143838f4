import type { Tree, UpdateRecorder } from '@angular-devkit/schematics';
import { posix } from 'node:path';
import { fieldOf, type RootComponent } from './root-component';

const ELEMENT = '<lc-widget />';

/** What became of the template. */
export type TemplateOutcome = 'added' | 'there already' | 'not found';

/** Puts the widget at the end of a component's template, whether that is a file or in the component. */
export function addToTemplate(tree: Tree, component: RootComponent): TemplateOutcome {
  const url = fieldOf(component.metadata, 'templateUrl');
  if (url !== null) return addToFile(tree, posix.join(posix.dirname(component.path), unquote(url.getText())));
  const inline = fieldOf(component.metadata, 'template');
  if (inline === null) return 'not found';
  return addToLiteral(tree, component.path, inline.getText(), inline.getStart());
}

function addToFile(tree: Tree, path: string): TemplateOutcome {
  if (!tree.exists(path)) return 'not found';
  const html = tree.readText(path);
  if (hasWidget(html)) return 'there already';
  const gap = html === '' || html.endsWith('\n') ? '' : '\n';
  return insert(tree, path, (recorder) => recorder.insertRight(html.length, `${gap}${ELEMENT}\n`));
}

function addToLiteral(tree: Tree, path: string, literal: string, start: number): TemplateOutcome {
  if (!/^(['"`])[^]*\1$/.test(literal)) return 'not found';
  if (hasWidget(literal)) return 'there already';
  const content = literal.slice(0, -1).trimEnd();
  const indent = literal.startsWith('`') && content.includes('\n') ? lastIndent(content) : null;
  const text = indent === null ? ELEMENT : `\n${indent}${ELEMENT}`;
  return insert(tree, path, (recorder) => recorder.insertRight(start + content.length, text));
}

function insert(tree: Tree, path: string, change: (recorder: UpdateRecorder) => unknown): TemplateOutcome {
  const recorder = tree.beginUpdate(path);
  change(recorder);
  tree.commitUpdate(recorder);
  return 'added';
}

const hasWidget = (html: string): boolean => /<lc-widget[\s/>]/.test(html);

const unquote = (text: string): string => text.slice(1, -1);

const lastIndent = (text: string): string => /\n([ \t]*)[^\n]*$/.exec(text)?.[1] ?? '';
