import { enlist } from '../../../src/cli/new/enlist.js';

const orders = { key: 'imports', name: 'OrdersModule', path: './orders/orders-module' } as const;
const file = (options: string): string => `import { Module } from 'tenon';\n\n@Module(${options})\nclass AppModule {}\n`;
const added = (options: string): string | undefined => enlist(file(options), orders)?.match(/@Module\(([^]*)\)\nclass/)?.[1];

describe('a module is added to another', () => {
  it.each([
    ['{}', '{ imports: [OrdersModule] }'],
    ['{ }', '{ imports: [OrdersModule]  }'],
    ['{ providers: [A] }', '{ imports: [OrdersModule], providers: [A] }'],
    ['{\n  providers: [A],\n}', '{\n  imports: [OrdersModule],\n  providers: [A],\n}'],
    ['{ imports: [] }', '{ imports: [OrdersModule] }'],
    ['{ imports: [A] }', '{ imports: [A, OrdersModule] }'],
    ['{ imports: [A,] }', '{ imports: [A, OrdersModule,] }'],
    [
      '{ imports: [A.forRoot({ url: [1] }), () => B], exports: [A] }',
      '{ imports: [A.forRoot({ url: [1] }), () => B, OrdersModule], exports: [A] }',
    ],
    ['{\n  imports: [\n    A,\n    B,\n  ],\n}', '{\n  imports: [\n    A,\n    B,\n    OrdersModule,\n  ],\n}'],
    [
      '{\n  imports: [\n    A,\n    B // the last one\n  ],\n}',
      '{\n  imports: [\n    A,\n    B,\n    OrdersModule, // the last one\n  ],\n}',
    ],
    ["{ prefix: '/imports: [', imports: [A] }", "{ prefix: '/imports: [', imports: [A, OrdersModule] }"],
    ['{ providers: [{ imports: [A] }] }', '{ imports: [OrdersModule], providers: [{ imports: [A] }] }'],
    ['{ /* imports: [A] */ imports: [A] }', '{ /* imports: [A] */ imports: [A, OrdersModule] }'],
  ])('%j becomes %j', (options, expected) => {
    expect(added(options)).toBe(expected);
  });

  it('and imported behind the other imports, in their style', () => {
    const other =
      'import { Module } from "tenon"\nimport {\n  A,\n  B,\n} from "./a"\n\n@Module({ imports: [A, B] })\nexport class AppModule {}\n';
    expect(enlist(other, orders)).toBe(
      'import { Module } from "tenon"\nimport {\n  A,\n  B,\n} from "./a"\nimport { OrdersModule } from "./orders/orders-module"\n\n@Module({ imports: [A, B, OrdersModule] })\nexport class AppModule {}\n',
    );
  });

  it('in a file with the ends of lines of Windows', () => {
    expect(enlist(file('{\n  imports: [A],\n}').replaceAll('\n', '\r\n'), orders)).toContain('imports: [A, OrdersModule],\r\n}');
  });
});

describe('a file is left alone', () => {
  it.each([
    ['that has two modules', `${file('{}')}@Module({})\nclass Another {}\n`],
    ['that has none', "import { createApp } from 'tenon';\n"],
    ['whose module is in a comment', "import { Module } from 'tenon';\n// @Module({})\n"],
    ['whose options are elsewhere', file('options')],
    ['whose options are spread', file('{ ...options }')],
    ['whose imports are elsewhere', file('{ imports: modules }')],
    ['whose imports have a short form', file('{ imports }')],
    ['that imports nothing', '@Module({})\nclass AppModule {}\n'],
    ['that knows the name', file('{ imports: [OrdersModule] }')],
    ['with code in a template', file('{ prefix: `/${name}` }')],
    ['with what may be a regular expression', `${file('{}')}const slash = /@Module\\({/;\n`],
    ['that is broken off', "import { Module } from 'tenon';\n@Module({ imports: ["],
  ])('%s', (_, text) => {
    expect(enlist(text, orders)).toBeUndefined();
  });
});
