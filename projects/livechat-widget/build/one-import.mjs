const ENTRY = /"([a-z]{2}-[A-Za-z]+)"(?::\(\)=>import\(|\(\)\{return import\()"\.\/([a-z]{2}-[a-z]+)-(\w+)\.js"\)\}?/g;
const TABLE = new RegExp(`\\{(?:${ENTRY.source},?){2,}\\}`, 'g');

/**
 * Writes the table of languages as one `import()`. Bundlers want the name of each file in the source; with the names
 * that the files have in the end, all of them follow from the language, and nobody asks for one that there is not.
 *
 * @param {string} content a file of the widget under its last name, minified
 * @throws where a name does not follow from its language
 */
export function oneImport(content) {
  return content.replace(TABLE, (table) => {
    const entries = [...table.matchAll(ENTRY)];
    const [[, , , hash]] = entries;
    const odd = entries.find(([, language, file, own]) => language.toLowerCase() !== file || own !== hash);
    if (odd !== undefined) throw new Error(`The file of a language is not named after it: ${odd[0]}`);
    return `new Proxy({},{get:(_,e)=>()=>import(\`./\${e.toLowerCase()}-${hash}.js\`)})`;
  });
}
