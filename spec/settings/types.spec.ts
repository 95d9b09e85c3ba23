import { compile } from '../types/compile.js';

const preface = `
import { describeSettings, envExample, Field, loadSettings, Secret, Settings, recordOf } from 'tenon';
class Account { @Field() user!: string; @Field() readonly password!: Secret; }
@Settings({ prefix: 'APP_', envFile: ['.env'] })
class App {
  @Field({ minLength: 8, pattern: 'x' }) readonly key!: Secret;
  @Field() readonly account!: Account;
  @Field({ type: [Account] }) readonly accounts: Account[] = [];
  @Field({ type: recordOf(Number) }) readonly limits: Record<string, number> = {};
  get title(): string { return this.account.user; }
  greet(): string { return 'x'; }
}
`;

const right = {
  'settings are asked for by their class, everywhere': `
class Service { constructor(readonly settings: App) {} }
const user = dependency({ settings: App }, ({ settings }) => settings.account.user);
class A { read(@Depends() settings: App, @Depends(user) name: string) { return [settings, name]; } }
override(App).with(loadSettings(App));
same<App, ReturnType<typeof loadSettings<App>>>(true);
describeSettings(loadSettings(App)); describeSettings(App); envExample(App);`,
  'some values, or parts of them, may be given, and texts for secrets': `
loadSettings(App, { values: {} });
loadSettings(App, { values: { key: 'text', account: { password: new Secret('x') }, accounts: [{ user: 'x' }], limits: { a: 1 } } });
loadSettings(App, { values: { account: new Account() }, environment: process.env, envFile: false, secretsDirectory: ['a'] });`,
};

const wrong = {
  'a value of another type': `\nloadSettings(App, { values: { key: 3 } });`,
  'a part of another type': `\nloadSettings(App, { values: { account: { user: 3 } } });`,
  'a property that is not there': `\nloadSettings(App, { values: { kye: 'x' } });`,
  'a method': `\nloadSettings(App, { values: { greet: () => 'x' } });`,
  'an option that is not there': `\n@Settings({ prefx: 'APP_' }) class Other { @Field() name!: string; }`,
  'a secret as a text': `\nconst text: string = loadSettings(App).key;`,
  'a text as a secret': `\nclass Other { @Field() key: Secret = 'text'; }`,
  'limits of numbers for a secret': `\nclass Other { @Field({ minimum: 1 }) key!: Secret; }`,
};

const complaints = compile(new Map(Object.entries({ ...right, ...wrong }).map(([name, code]) => [name, preface + code])));

it.each(Object.keys(right))('%s', (name) => {
  expect(complaints.get(name)).toEqual([]);
});

it.each(Object.keys(wrong))('%s does not compile', (name) => {
  expect(complaints.get(name)).toHaveLength(1);
});
