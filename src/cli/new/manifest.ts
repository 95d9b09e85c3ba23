import { readFileSync } from 'node:fs';

/** As much of Tenon's own package.json as a new project takes over. */
export interface OwnManifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What a project is developed with; in the versions with which Tenon itself is. */
const tools = ['@jest/globals', '@oxc-node/core', '@types/node', 'jest', 'pino-pretty', 'ts-jest', 'typescript'];

/** Reads Tenon's own package.json. */
export function ownManifest(home: URL): OwnManifest {
  return JSON.parse(readFileSync(new URL('package.json', home), 'utf8')) as OwnManifest;
}

/** What runs with a new project, by its versions. */
export function dependenciesOf({ version, peerDependencies, peerDependenciesMeta }: OwnManifest): Record<string, string> {
  const peers = Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional !== true);
  return sorted({ ...Object.fromEntries(peers), tenon: `^${version}` });
}

/** The files of JSON that a new project has, by their names. */
export function settingsFiles(name: string, own: OwnManifest): ReadonlyMap<string, string> {
  const files = { 'package.json': packageJson(name, own), 'tsconfig.json': tsconfig, 'tsconfig.build.json': buildConfig };
  return new Map(Object.entries(files).map(([file, content]) => [file, `${JSON.stringify(content, null, 2)}\n`]));
}

function packageJson(name: string, own: OwnManifest): object {
  return {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: own.engines,
    scripts: {
      dev: 'tenon dev',
      build: 'tsc -p tsconfig.build.json',
      start: 'tenon run dist/app.js',
      test: 'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js',
      typecheck: 'tsc --noEmit',
    },
    dependencies: dependenciesOf(own),
    devDependencies: sorted(Object.fromEntries(tools.map((tool) => [tool, own.devDependencies[tool] ?? '*']))),
    jest: {
      testEnvironment: 'node',
      roots: ['<rootDir>/src'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': ['ts-jest', { useESM: true }] },
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    },
  };
}

/** For the editor, the specs and `tenon dev`. */
const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', 'ESNext.Disposable'],
    module: 'NodeNext',
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    isolatedModules: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    sourceMap: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
};

/** Without the specs. */
const buildConfig = { extends: './tsconfig.json', exclude: ['**/*.spec.ts'] };

function sorted(versions: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}
