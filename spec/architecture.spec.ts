import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The layers, lowest first, and what each may import beside itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  core: [],
  container: ['core'],
  model: ['core'],
  settings: ['core', 'container', 'model'],
  binding: ['core', 'container', 'model'],
  routing: ['core', 'container', 'model', 'binding'],
  templates: ['core', 'container', 'routing'],
  security: ['core', 'container', 'model', 'binding', 'routing'],
  openapi: ['core', 'container', 'model', 'binding', 'routing', 'security'],
  app: ['core', 'container', 'model', 'settings', 'binding', 'routing', 'security', 'openapi'],
  testing: ['core', 'container', 'model', 'binding', 'routing', 'security', 'openapi', 'app'],
  cli: ['core', 'container', 'model', 'settings', 'binding', 'routing', 'security', 'openapi', 'app'],
};

/** Where these may be imported, so that each can be replaced in one place. Every other package lives in one layer, whichever. */
const places: readonly (readonly [packages: RegExp, place: RegExp])[] = [
  [/^@inversifyjs\//, /^container\/inversify\.ts$/],
  [/^inversify$/, /^container\//],
  [/^class-validator$|^class-transformer$/, /^model\//],
  [/^express$/, /^routing\//],
  [/^jose$/, /^security\/tokens\//],
  [/^reflect-metadata/, /^core\//],
  [/^eta$/, /^templates\//],
];

const lineLimit = 250;
/** Files over the limit, each with the reason. */
const tooLong: Readonly<Record<string, string>> = {
  'index.ts': 'it is one list of names, grouped by layer',
};

interface Import {
  readonly from: string;
  /** As it is written. */
  readonly specifier: string;
  /** The file of ours that it names, from src; undefined for a package. */
  readonly to: string | undefined;
  readonly isTypeOnly: boolean;
}

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = filesIn(src).map((path) => relative(src, path));
const sources = new Map(
  files.map((file) => [file, ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest, true)]),
);
const imports = [...sources].flatMap(([file, source]) => importsOf(file, source));
const layerOf = (file: string): string => file.split('/')[0] as string;

describe('the layers', () => {
  it('are the folders of src', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map(layerOf));
    expect([...folders].filter((folder) => !(folder in layers))).toEqual([]);
  });

  it('import downward only', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (to === undefined || from === 'index.ts' || layerOf(from) === layerOf(to)) return false;
      return !(layers[layerOf(from)] ?? []).includes(layerOf(to));
    });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('name the files that they import, never a barrel', () => {
    expect(imports.filter(({ to }) => to?.endsWith('index.ts')).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('have no barrel but the public ones', () => {
    expect(files.filter((file) => file.endsWith('index.ts')).sort()).toEqual([
      'index.ts',
      'model/index.ts',
      'security/index.ts',
      'testing/index.ts',
    ]);
  });
});

describe('packages', () => {
  const foreign = imports.filter(({ to, specifier }) => to === undefined && !isBuiltin(specifier));

  it('are imported in the place that is theirs', () => {
    const wrong = foreign.filter(({ from, specifier }) =>
      places.some(([packages, place]) => packages.test(specifier) && !place.test(from)),
    );
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });

  it('live in one layer each', () => {
    const users = new Map<string, Set<string>>();
    for (const { from, specifier } of foreign) {
      const name = packageOf(specifier);
      users.set(name, (users.get(name) ?? new Set()).add(layerOf(from)));
    }
    expect(
      [...users].filter(([, layers]) => layers.size > 1).map(([name, layers]) => `${name} is imported by ${[...layers].join(' and ')}`),
    ).toEqual([]);
  });

  it('are installed with this one', () => {
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const declared = Object.keys({ ...dependencies, ...peerDependencies });
    const wrong = foreign.filter(({ isTypeOnly, specifier }) => !isTypeOnly && !declared.includes(packageOf(specifier)));
    expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
  });
});

describe('value imports', () => {
  it('form no circle', () => {
    const next = new Map(
      files.map((file) => [
        file,
        imports.filter(({ from, to, isTypeOnly }) => from === file && to !== undefined && !isTypeOnly).map(({ to }) => to as string),
      ]),
    );
    expect(circles(next)).toEqual([]);
  });

  it('that form one would be found', () => {
    const next = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', []],
    ]);
    expect(circles(next)).toEqual(['b -> c -> b']);
  });
});

describe('every file', () => {
  it('exports by name: no export *, no default', () => {
    const isWrong = (statement: ts.Statement): boolean => {
      if (ts.isExportAssignment(statement)) return true;
      if (ts.isExportDeclaration(statement)) return statement.exportClause === undefined || ts.isNamespaceExport(statement.exportClause);
      return (
        ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true
      );
    };
    const wrong = [...sources].flatMap(([file, { statements }]) => statements.filter(isWrong).map((one) => `${file}: ${one.getText()}`));
    expect(wrong).toEqual([]);
  });

  it(`has no more than ${lineLimit} lines, or a reason`, () => {
    const long = [...sources].filter(([, { text }]) => text.trimEnd().split('\n').length > lineLimit).map(([file]) => file);
    expect(long.sort()).toEqual(Object.keys(tooLong).sort());
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** Every import of a file: declarations, re-exports, `import()`, and types named by `import('...')`. */
function importsOf(from: string, source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const to = specifier.startsWith('.') ? relative(src, resolve(src, dirname(from), specifier)).replace(/\.js$/, '.ts') : undefined;
    found.push({ from, specifier, to, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), isTypeImport(node));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) add(textOf(node.moduleSpecifier), isTypeExport(node));
    else if (ts.isImportTypeNode(node)) add(textOf((node.argument as ts.LiteralTypeNode).literal), true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      // A computed path is nobody's import before it runs.
      const [path] = node.arguments;
      if (path !== undefined && ts.isStringLiteral(path)) add(path.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(node: ts.Node): string {
  return (node as ts.StringLiteral).text;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((one) => one.isTypeOnly)
  );
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  return (
    isTypeOnly || (exportClause !== undefined && ts.isNamedExports(exportClause) && exportClause.elements.every((one) => one.isTypeOnly))
  );
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The circles of a graph, each told once, from where a walk first meets it. */
function circles(next: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (at: string, trail: readonly string[]): void => {
    const start = trail.indexOf(at);
    if (start >= 0) found.push([...trail.slice(start), at].join(' -> '));
    if (start >= 0 || done.has(at)) return;
    for (const one of next.get(at) ?? []) walk(one, [...trail, at]);
    done.add(at);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}
