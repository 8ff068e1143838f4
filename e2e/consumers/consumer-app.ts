import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AngularVersion } from './angular-version.js';
import { NPM, mustRun, runProgram, type ProgramRun } from './run-program.js';

const PRISTINE = 'pristine';
const GENERATED = /^(src|public|angular\.json|tsconfig[.\w]*\.json)$/;

/**
 * An application of somebody else, as the Angular CLI makes it, with the packed libraries installed.
 *
 * It lies outside of the repository: packages and workspaces are also looked for in the folders
 * above. What was installed is kept there for the next run, as long as the versions stay.
 */
export class ConsumerApp {
  private constructor(
    readonly folder: string,
    private readonly version: AngularVersion,
  ) {}

  static async create(version: AngularVersion, libraries: readonly string[]): Promise<ConsumerApp> {
    const manifest = JSON.stringify(version.manifest, null, 2);
    const key = createHash('sha256')
      .update(import.meta.dirname)
      .update(manifest)
      .digest('hex')
      .slice(0, 12);
    const app = new ConsumerApp(
      join(tmpdir(), 'livechat-consumers', `angular-${String(version.major)}-${key}`),
      version,
    );
    await mkdir(app.folder, { recursive: true });
    await app.write('package.json', manifest);
    await mustRun([...NPM, 'install', ...libraries, ...INSTALL_OPTIONS], app.folder);
    await app.generate();
    return app;
  }

  /** The program for this application's tools and server. */
  get node(): string {
    return this.version.node(this.folder);
  }

  /** What the last build wrote for browsers. */
  get browserFolder(): string {
    return join(this.folder, 'dist/shop/browser');
  }

  ng(...args: readonly string[]): Promise<ProgramRun> {
    return runProgram(this.ngCommand(args), this.folder);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): Promise<void> {
    return writeFile(join(this.folder, path), text);
  }

  /** Replaces a text that has to be there. */
  async change(path: string, from: string, to: string): Promise<void> {
    const text = await this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not contain ${from}:\n${text}`);
    await this.write(path, text.replace(from, to));
  }

  /** Runs `ng new`, and takes its files for the installed packages. */
  private async generate(): Promise<void> {
    const left = (await readdir(this.folder)).filter((name) => name === PRISTINE || GENERATED.test(name));
    await Promise.all([...left, 'dist'].map((name) => rm(join(this.folder, name), { recursive: true, force: true })));
    await mustRun(this.ngCommand(['new', 'shop', '--directory', PRISTINE, ...this.newOptions]), this.folder);
    const files = (await readdir(join(this.folder, PRISTINE))).filter((name) => GENERATED.test(name));
    for (const name of files) await cp(join(this.folder, PRISTINE, name), join(this.folder, name), { recursive: true });
    await rm(join(this.folder, PRISTINE), { recursive: true });
    // What one build has made of the framework is good for the next; the tests' machines have no cache otherwise.
    await this.change('angular.json', '"cli": {', '"cli": {\n    "cache": { "environment": "all" },');
  }

  private get newOptions(): readonly string[] {
    return [...NEW_OPTIONS, ...this.version.newOptions];
  }

  private ngCommand(args: readonly string[]): readonly string[] {
    return [this.node, join(this.folder, 'node_modules/@angular/cli/bin/ng.js'), ...args];
  }
}

const INSTALL_OPTIONS = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];

const NEW_OPTIONS = ['--defaults', '--ssr', '--style=css', '--ai-config=none', '--skip-install', '--skip-git'];
