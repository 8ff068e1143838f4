import { compareReports, renewReports, REPORTED_PACKAGES } from './lib/api-reports.mjs';
import { build } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';

const USAGE = `Usage: npm run api              builds the libraries and renews the reports of their public API
       npm run api -- --check   only compares the reports with what is built
`;

const REMEDY = 'Run `npm run api`, read the difference, and commit it with the change that made it.\n';

const write = (text) => process.stdout.write(text);

async function check() {
  const { changed, problems } = await compareReports();
  changed.forEach((what) => write(`The public API is another than the report says: ${what}\n`));
  problems.forEach((problem) => write(`${problem}\n`));
  if (changed.length > 0) write(REMEDY);
  return changed.length + problems.length === 0;
}

async function renew() {
  if (!(await build(REPORTED_PACKAGES))) return false;
  const { changed, problems } = await renewReports();
  write(changed.length === 0 ? 'The reports of the API are up to date.\n' : '');
  changed.forEach((what) => write(`Renewed: ${what}\n`));
  problems.forEach((problem) => process.stderr.write(`${problem}\n`));
  return problems.length === 0;
}

async function main([option, ...others]) {
  requireNode();
  if (option === undefined) return renew();
  if (option === '--check' && others.length === 0) return check();
  process.stderr.write(USAGE);
  return false;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
