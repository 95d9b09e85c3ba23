import { inspect } from 'node:util';
import { pino } from 'pino';
import { Body, Controller, Field, Get, loadSettings, Post, recordOf, Secret, Settings } from 'tenon';
import { explain, jsonSchema, parse, pick } from 'tenon/model';
import { withApp } from '../container/support/applications.js';

class Account {
  @Field() user!: string;
  @Field({ secret: true }) key!: string;
}

@Settings()
class Vault {
  @Field({ minLength: 8, maxLength: 20 }) readonly password!: Secret;
  @Field({ secret: true }) readonly token!: string;
  @Field({ openapi: { format: 'password' } }) readonly phrase!: string;
  @Field() readonly account!: Account;
  @Field({ type: [Account] }) readonly accounts!: Account[];
  @Field({ type: recordOf(Secret) }) readonly keys: Record<string, Secret> = {};
  @Field({ secret: true, optional: true }) readonly absent?: string;
  @Field() readonly host: string = 'localhost';

  get address(): string {
    return `${this.token}@${this.host}`;
  }
}

const environment = {
  PASSWORD: 'edelweiss',
  TOKEN: 'gentian-token',
  PHRASE: 'gentian-phrase',
  ACCOUNT: '{"user": "ida", "key": "gentian-key"}',
  ACCOUNTS: '[{"user": "ada", "key": "gentian-key"}]',
  KEYS__A: 'gentian-in-a-record',
};
const vault = loadSettings(Vault, { environment });

describe('settings', () => {
  it('have their secrets', () => {
    expect([vault.password.reveal(), vault.token, vault.account.key, vault.keys['a']?.reveal()]).toEqual([
      'edelweiss',
      'gentian-token',
      'gentian-key',
      'gentian-in-a-record',
    ]);
    expect(vault.address).toBe('gentian-token@localhost');
  });

  it.each([
    ['as JSON', () => JSON.stringify({ vault })],
    ['inspected', () => inspect({ vault }, { depth: 9, showHidden: true })],
    [
      'logged by pino',
      () => {
        const lines: string[] = [];
        pino({}, { write: (line: string) => void lines.push(line) }).info({ vault }, 'started');
        return lines.join('');
      },
    ],
  ])('do not show them %s', (_, print) => {
    const text = print();
    expect(text).not.toMatch(/gentian|edelweiss/);
    expect(text).toMatch(/\*{10}/);
    expect(text).toMatch(/localhost[^]*|ida/);
  });

  it('show what is no secret, and their name', () => {
    expect(inspect(vault)).toMatch(/^Vault \{[^]*host: 'localhost'/);
    expect(JSON.parse(JSON.stringify(vault))).toEqual({
      password: '**********',
      token: '**********',
      phrase: '**********',
      account: { user: 'ida', key: '**********' },
      accounts: [{ user: 'ada', key: '**********' }],
      keys: '**********',
      host: 'localhost',
    });
  });

  it('keep a toJSON of their own', () => {
    @Settings()
    class Own {
      @Field({ secret: true }) readonly token: string = 'x';
      toJSON(): string {
        return 'own';
      }
    }
    expect(JSON.stringify(loadSettings(Own, { environment: {} }))).toBe('"own"');
  });
});

describe('a Secret', () => {
  const secret = new Secret('edelweiss');

  it('gives its text to who asks for it, and to nobody else', () => {
    expect(secret.reveal()).toBe('edelweiss');
    const shown = [
      String(secret),
      ['text: ', secret].join(''),
      JSON.stringify(secret),
      inspect(secret, { showHidden: true, depth: 9 }),
      inspect({ secret }),
    ];
    expect(shown.join()).not.toContain('edelweiss');
    expect(shown[0]).toBe('**********');
    expect(shown[2]).toBe('"**********"');
    expect([Object.keys(secret), Object.getOwnPropertyNames(secret)]).toEqual([[], []]);
  });

  it('has the limits of text, and is read from text alone', () => {
    const codes = (value: unknown) =>
      (explain(Login, { password: value }) as unknown as { problems: { type: string }[] }).problems.map(({ type }) => type);
    expect(codes('edelweiss')).toEqual([]);
    expect(codes('short')).toEqual(['string_too_short']);
    expect(codes('lower Case')).toEqual(['string_pattern_mismatch']);
    expect(codes(12345678)).toEqual(['string_type']);
    expect(codes('edelweiss\ud800')).toEqual(['string_unicode']);
    expect(parse(Login, { password: 'edelweiss' }).password.reveal()).toBe('edelweiss');
    expect(parse(Login, { password: secret }).password).toBe(secret);
  });

  it('is masked in an answer, and a password in the documents', () => {
    expect(pick(Login, parse(Login, { password: 'edelweiss' }))).toEqual({ password: '**********' });
    expect(jsonSchema(Login)).toMatchObject({
      components: {
        Login: { properties: { password: { type: 'string', format: 'password', writeOnly: true, minLength: 8, pattern: '^[a-z]+$' } } },
      },
    });
  });

  it('is told neither in an answer nor in a problem of a request', async () => {
    await withApp({ controllers: [Logins] }, async ({ client }) => {
      expect((await client.post('/', { json: { password: 'edelweiss' } })).json()).toEqual({ password: '**********', length: 9 });
      const refused = await client.post('/', { json: { password: 'gentian' } });
      expect([refused.status, refused.text.includes('gentian')]).toEqual([422, false]);
      expect((await client.get('/')).json()).toEqual({ secret: '**********' });
    });
  });
});

class Login {
  @Field({ minLength: 8, pattern: '^[a-z]+$' }) password!: Secret;
}

@Controller()
class Logins {
  @Post()
  login(@Body() { password }: Login) {
    return { password, length: password.reveal().length };
  }

  @Get()
  read() {
    return { secret: new Secret('edelweiss') };
  }
}
