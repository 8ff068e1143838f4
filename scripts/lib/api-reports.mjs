import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { CACHE, ROOT } from './paths.mjs';
import { firstDifference, settledReport } from './report-text.mjs';

/** What `npm run api` builds, because the reports are made of the built declarations. */
export const REPORTED_PACKAGES = ['livechat-core', 'livechat-angular'];

/**
 * Every entry point that people import, its declarations, and the report in `api/<package>/`. A name
 * without documentation is a problem where `isDocumented` says that all of them have one.
 */
const ENTRY_POINTS = [
  { package: 'livechat-core', report: 'index', declarations: 'dist/src/index.d.ts', isDocumented: true },
  { package: 'livechat-core', report: 'protocol', declarations: 'dist/protocol/index.d.ts', isDocumented: true },
  { package: 'livechat-core', report: 'engine', declarations: 'dist/src/engine/index.d.ts' },
  { package: 'livechat-core', report: 'schemas', declarations: 'dist/schemas/index.d.ts' },
  { package: 'livechat-core', report: 'testing', declarations: 'dist/testing/index.d.ts', isDocumented: true },
  {
    package: 'livechat-core',
    report: 'testing-contracts',
    declarations: 'dist/testing/contracts.d.ts',
    isDocumented: true,
  },
  { package: 'livechat-angular', report: 'index', declarations: 'dist/types/livechat-angular.d.ts' },
  { package: 'livechat-angular', report: 'service', declarations: 'dist/types/livechat-angular-service.d.ts' },
  { package: 'livechat-angular', report: 'element', declarations: 'dist/types/livechat-angular-element.d.ts' },
  { package: 'livechat-angular', report: 'global', declarations: 'dist/types/livechat-angular-global.d.ts' },
  { package: 'livechat-angular', report: 'testing', declarations: 'dist/types/livechat-angular-testing.d.ts' },
  { package: 'livechat-angular', report: 'router', declarations: 'dist/types/livechat-angular-router.d.ts' },
  { package: 'livechat-angular', report: 'harnesses', declarations: 'dist/types/livechat-angular-harnesses.d.ts' },
];

const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  strict: true,
  skipLibCheck: true,
  types: [],
};

/**
 * Writes the reports that differ from the built declarations.
 *
 * @returns {Promise<{ changed: string[], problems: string[] }>} what is changed, by report and its first
 * differing line; why one could not be made
 */
export function renewReports() {
  return makeReports((file, text) => writeFile(`${ROOT}${file}`, text));
}

/** As {@link renewReports}, without writing. A name that has lost its documentation is a problem in both. */
export function compareReports() {
  return makeReports(() => undefined);
}

async function makeReports(renew) {
  const changed = [];
  const problems = [];
  for (const entryPoint of ENTRY_POINTS) {
    const { file, text, problem } = await makeReport(entryPoint);
    if (problem !== '') problems.push(`${file}: ${problem}`);
    const difference = text === undefined ? null : firstDifference(await readReport(file), text);
    if (difference === null) continue;
    changed.push(`${file}, ${difference}`);
    await renew(file, text);
  }
  return { changed, problems };
}

async function makeReport({ package: name, report, declarations, isDocumented = false }) {
  const folder = `api/${name}/`;
  await mkdir(ROOT + folder, { recursive: true });
  const file = `${folder}${report}.api.md`;
  const messages = [];
  try {
    Extractor.invoke(configOf(name, report, declarations), {
      localBuild: false,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === ExtractorLogLevel.Error) messages.push(message.text);
      },
    });
    if (isDocumented) messages.push(...(await undocumented(`${CACHE}${file}`)));
    return { file, text: settledReport(await readFile(`${CACHE}${file}`, 'utf8')), problem: messages.join('\n') };
  } catch (error) {
    return { file, problem: error.message };
  }
}

async function readReport(file) {
  try {
    return await readFile(`${ROOT}${file}`, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The tool says in the report alone which names are without documentation. */
async function undocumented(report) {
  const text = await readFile(report, 'utf8');
  return [...text.matchAll(/^\/\/ (.+) - \(ae-undocumented\) (.+)$/gm)].map(([, place, what]) => `${what} ${place}`);
}

function configOf(name, report, declarations) {
  const projectFolder = `${ROOT}projects/${name}`;
  const mainEntryPointFilePath = `${projectFolder}/${declarations}`;
  return ExtractorConfig.prepare({
    packageJsonFullPath: `${projectFolder}/package.json`,
    configObjectFullPath: undefined,
    configObject: {
      projectFolder,
      mainEntryPointFilePath,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: COMPILER_OPTIONS, files: [mainEntryPointFilePath] } },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: `${ROOT}api/${name}/`,
        reportTempFolder: `${CACHE}api/${name}/`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          default: { logLevel: 'none', addToApiReportFile: true },
          // Everything that an entry point exports is public.
          'ae-missing-release-tag': { logLevel: 'none' },
          // The entry points of a package name each other's types, which the tool takes for forgotten ones.
          'ae-forgotten-export': { logLevel: 'none' },
          'ae-unresolved-link': { logLevel: 'none' },
        },
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
}
