import { createHash } from 'node:crypto';
import { oneImport } from './one-import.mjs';

/** How the files of languages are named, and no others. */
export const LANGUAGE = /^[a-z]{2}-/;

/**
 * Gives each file a name that changes when its content changes, or that of a file it imports, so
 * that browsers may keep it for ever. Files that import each other are no obstacle.
 *
 * @param {readonly { name: string, isEntry: boolean, isFollower: boolean, content: string, imports: readonly string[], staticImports: readonly string[] }[]} files
 * @returns {{ name: string, isEntry: boolean, isFollower: boolean, content: string, staticImports: string[] }[]} the same files, renamed, in the order of their names
 */
export function nameByContent(files) {
  const isLanguage = ({ name }) => LANGUAGE.test(plainName(name));
  // One for all: the widget lists them, and thirty hashes would take half a kilobyte that nothing can compress.
  const hashOfLanguages = hashOfAll(files.filter(isLanguage).map(({ content }) => content));
  const nameWith = (hash, { name }) => `${plainName(name)}-${hash}.js`;
  const languages = new Map(files.filter(isLanguage).map((file) => [file.name, nameWith(hashOfLanguages, file)]));
  // What lists them is another file then, and named by what it is in the end.
  const listed = files.map((file) => ({ ...file, content: oneImport(renameIn(file.content, languages)) }));
  const byName = new Map(listed.map((file) => [file.name, file]));
  const names = new Map(
    listed.map((file) => [file.name, languages.get(file.name) ?? nameWith(hashOf(file, byName), file)]),
  );
  if (new Set(names.values()).size !== files.length) throw new Error('Two files of the widget have the same name.');
  return listed
    .map(({ name, isEntry, isFollower, content, staticImports }) => ({
      name: names.get(name),
      isEntry,
      isFollower,
      content: renameIn(content, names),
      staticImports: staticImports.map((each) => names.get(each)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function renameIn(content, names) {
  return [...names].reduce((text, [before, after]) => text.replaceAll(before, after), content);
}

/** `livechat-angular-ar-ae-Cr51ADVP-DK3NION3.js`, with the hashes of two builds, is `ar-ae`. */
function plainName(name) {
  const [, bare] = /^(.+)-[A-Z0-9]{8}\.js$/.exec(name) ?? [];
  if (bare === undefined) throw new Error(`${name} is not named as expected.`);
  return /^livechat-angular-(.+)-[\w-]{8}$/.exec(bare)?.[1] ?? bare;
}

function hashOf(file, byName) {
  const reached = new Set([file]);
  for (const each of reached) for (const name of each.imports) reached.add(byName.get(name));
  const contents = [...reached]
    .map(({ content }) => content)
    .slice(1)
    .sort();
  return hashOfAll([file.content, ...contents]);
}

function hashOfAll(contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('base64url').replace(/[-_]/g, '').slice(0, 10);
}
