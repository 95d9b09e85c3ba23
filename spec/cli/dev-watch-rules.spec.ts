import { WatchRules } from '../../src/cli/dev/watch-rules.js';

const usual = { project: '/home/shop', file: '/home/shop/src/app.ts', folders: ['/home/views'], files: ['/etc/shop.env'] };
const rules = new WatchRules(usual);

describe('a change counts', () => {
  it.each([
    'src/app.ts',
    'src/deep/er/page.mts',
    'lib/old.cjs',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    '.env',
    'conf/.env.local',
    'mail/hello.eta',
  ])('of %s', (path) => expect(rules.counts(`/home/shop/${path}`)).toBe(true));

  it.each(['/home/views/a.txt', '/home/views/deep/b', '/etc/shop.env'])('of %s, which is named', (path) =>
    expect(rules.counts(path)).toBe(true),
  );
});

describe('a change does not count', () => {
  it.each([
    'src/app.spec.ts',
    'src/app.test.js',
    'src/__tests__/app.ts',
    'src/types.d.ts',
    'data.json',
    'README.md',
    'node_modules/tenon/dist/index.js',
    'dist/app.js',
    'packages/a/dist/a.js',
    'coverage/block.js',
    '.git/hooks/x.js',
  ])('of %s', (path) => expect(rules.counts(`/home/shop/${path}`)).toBe(false));

  it.each(['/home/shopping/a.ts', '/home/a.ts', '/etc/other.env', '/home/views/node_modules/a/b.js'])('of %s', (path) =>
    expect(rules.counts(path)).toBe(false),
  );
});

describe('a folder is entered', () => {
  it('where something in it may count', () => {
    for (const folder of ['/home/shop', '/home/shop/src', '/home/views', '/home/views/deep', '/etc'])
      expect(rules.enters(folder)).toBe(true);
  });

  it('and not where nothing may', () => {
    for (const folder of ['/home/shop/node_modules', '/home/shop/dist', '/home/shop/.git', '/etc/ssl'])
      expect(rules.enters(folder)).toBe(false);
  });
});

describe('what is compiled', () => {
  const compiled = new WatchRules({ ...usual, file: '/home/shop/dist/app.js' });

  it('counts where the application itself lies there', () => {
    expect(compiled.counts('/home/shop/dist/deep/page.js')).toBe(true);
    expect(compiled.enters('/home/shop/dist')).toBe(true);
    expect(compiled.counts('/home/shop/build/app.js')).toBe(false);
  });
});
