/** What whoever looks at a package, or at what it was made of, expects to find. */
const EXPECTED = ['package.json', 'README.md', 'LICENSE'];

/** What was needed to make a package, and is of no use in it. */
const FOREIGN = /(^|\/)(tsconfig[^/]*\.json|ng-package\.json|[^/]*\.tsbuildinfo)$|\.(spec|harness)\.|\.d\.ts\.map$/;

/**
 * What is wrong with the files of a package, in words; nothing where all is well.
 *
 * @param {readonly { path: string, text: () => string }[]} files as they are packed
 * @param {readonly string[]} [needed] what this package is of no use without
 * @returns {string[]}
 */
export function packageProblems(files, needed = []) {
  const paths = new Set(files.map(({ path }) => path));
  const missing = [...EXPECTED, ...needed].filter((path) => !paths.has(path)).map((path) => `${path} is missing`);
  const foreign = files.filter(({ path }) => FOREIGN.test(path)).map(({ path }) => `${path} does not belong into it`);
  const maps = files.filter(({ path }) => path.endsWith('.js.map') || path.endsWith('.mjs.map'));
  return [...missing, ...foreign, ...maps.flatMap(mapProblems)];
}

/** A debugger shows what a map holds: the sources themselves are in no package. */
function mapProblems({ path, text }) {
  const { sources, sourcesContent = [] } = JSON.parse(text());
  const problems = sources.flatMap((source, at) => {
    if (/^([a-z]:|[a-z]+:\/\/|[/\\])/i.test(source)) return [`${path} names the foreign path ${source}`];
    return typeof sourcesContent[at] === 'string' ? [] : [`${path} does not hold ${source}`];
  });
  return problems;
}
