import { readdirSync, readFileSync } from 'node:fs';
import { featureName, packageNameProblem, taken } from '../../../src/cli/new/names.js';

describe('the name of a module', () => {
  it.each([
    ['orders', 'orders', 'Orders', 'Order'],
    ['order-items', 'order-items', 'OrderItems', 'OrderItem'],
    ['orderItems', 'order-items', 'OrderItems', 'OrderItem'],
    ['OrderItems', 'order-items', 'OrderItems', 'OrderItem'],
    ['ORDER_ITEMS', 'order-items', 'OrderItems', 'OrderItem'],
    ['OrderItemsModule', 'order-items', 'OrderItems', 'OrderItem'],
    ['APIKeys', 'api-keys', 'ApiKeys', 'ApiKey'],
    ['categories', 'categories', 'Categories', 'Category'],
    ['addresses', 'addresses', 'Addresses', 'Address'],
    ['status', 'status', 'Status', 'Status'],
    ['staff', 'staff', 'Staff', 'Staff'],
    ['paths', 'paths', 'Paths', 'PathModel'],
    ['dates', 'dates', 'Dates', 'DateModel'],
    ['tests', 'tests', 'Tests', 'TestModel'],
    ['test', 'test', 'Test', 'TestModel'],
    ['specs', 'specs', 'Specs', 'SpecModel'],
    ['spec', 'spec', 'Spec', 'SpecModel'],
    ['class', 'class', 'Class', 'Class'],
    ['x2', 'x2', 'X2', 'X2'],
  ])('may be written as %s', (written, kebab, pascal, one) => {
    expect(featureName('module', written)).toMatchObject({ kebab, pascal, one: { pascal: one } });
  });

  it.each([
    ['2-orders', 'orders'],
    ['orders/../..', 'orders'],
    ['../orders', 'orders'],
    ['orders!', 'orders'],
    ['bücher', 'b-cher'],
    ['__proto__', 'proto'],
    ['-', 'order-items'],
    ['', 'order-items'],
    ['a'.repeat(61), 'order-items'],
  ])('is not %j', (written, suggestion) => {
    const refused = expect.objectContaining({ code: 'NAME_UNFIT', message: expect.stringContaining(`tenon new module ${suggestion}.`) });
    expect(() => featureName('module', written)).toThrow(refused);
  });

  it('gives no class a name that the files of the starter import', () => {
    const folders = ['samples/starter/src/items', 'samples/starter/src/hello'];
    const texts = folders.flatMap((folder) => readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8')));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/^import \{ ([^}]+) \} from 'tenon';/gm)].flatMap(([, names = '']) => names.split(', ')),
    );
    expect(imported.filter((name) => /^[A-Z]/.test(name) && !taken.has(name))).toEqual([]);
  });
});

describe('the starter', () => {
  it('says items in small letters only where every name fits: in texts and paths', () => {
    const files = readdirSync('samples/starter/src/items');
    const code = files.map((file) =>
      readFileSync(`samples/starter/src/items/${file}`, 'utf8')
        .replace(/'[^']*'/g, '')
        .replace(/\/\*[^]*?\*\//g, ''),
    );
    expect(code.filter((text) => /item/.test(text))).toEqual([]);
  });
});

describe('the name of a package', () => {
  it.each(['my-app', '@acme/orders', 'a', '2048', 'app.v2', '~x'])('may be %s', (name) => {
    expect(packageNameProblem(name, ['tenon'])).toBeUndefined();
  });

  it.each(['', 'My-App', '.app', '_app', '@acme', '@acme/', 'a b', 'a/b', 'tenon', 'node_modules', 'favicon.ico', 'x'.repeat(215)])(
    'is not %j',
    (name) => {
      expect(packageNameProblem(name, ['tenon'])).toEqual(expect.any(String));
    },
  );
});
