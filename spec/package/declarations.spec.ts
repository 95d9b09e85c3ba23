import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = process.cwd();

/** A project of a user: the package as it is published, strict, without skipLibCheck for our own files. */
const program = `
import { Controller, createApp, dependency, Depends, Get, Int, Module, Path, query, token, type Token } from 'tenon';
import { testApp, override } from 'tenon/testing';

interface Clock { now(): Date }
const CLOCK = token<Clock>('Clock');
const paging = dependency({ clock: CLOCK, limit: query({ type: Int, default: 10 }) }, ({ clock, limit }) => ({ at: clock.now(), limit }));

@Controller('/items')
class Items {
  @Get('/:itemId')
  read(@Path({ type: Int }) itemId: number, @Depends(paging) page: { at: Date; limit: number }) { return { itemId, page }; }
}

@Module({ providers: [{ provide: CLOCK, useValue: { now: () => new Date() } }], controllers: [Items] })
class AppModule {}

export const app = createApp(AppModule);
export const started = testApp(app, { override: [override(CLOCK).with({ now: () => new Date(0) })] });
export const clock: Token<Clock> = CLOCK;
`;

const models = `
import { Check, Field, generic, Int, mapOf, oneOf, literal, parse, PartialType, pick, sentKeys, validate, type Explanation, explain } from 'tenon/model';

class Cat { @Field({ type: literal('cat') }) kind = 'cat' as const; }
class Dog { @Field({ type: literal('dog') }) kind = 'dog' as const; }

@Check((owner: Owner) => owner.age > 0)
class Owner {
  @Field({ type: Int, minimum: 0 }) age!: number;
  @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog;
  @Field({ type: mapOf(Int), optional: true }) scores?: Map<string, number>;
}

class OwnerPatch extends PartialType(Owner) {}
const Page = generic('PageOf', <T extends object>(item: new () => T) => {
  class PageOf { @Field({ type: [item] }) items!: T[]; }
  return PageOf;
});

export const owner: Owner = parse(Owner, {});
export const age: number | undefined = parse(OwnerPatch, {}).age;
export const sent: ReadonlySet<'age' | 'pet' | 'scores'> = sentKeys(owner);
export const page: unknown = pick(Page(Owner), { items: [owner] });
export const told: Explanation<Owner> | PromiseLike<Explanation<Owner>> = explain(Owner, {});
export const errors = validate(owner);
`;

/** What a user exports from one file to another: the compiler has to write out the types of all of it. */
const exported = `
import { Field, generic, Int, IntersectionType, mapOf, nullable, PartialType, PickType, Problem, token } from 'tenon';

export class Line { @Field() sku!: string; @Field({ type: Int }) quantity = 1; @Field() at!: Date; }
export class Part extends PickType(Line, ['sku']) {}
export class LinePatch extends PartialType(Line) {}
export class Both extends IntersectionType(Part, LinePatch) {}
export class Missing extends Problem({ status: 404, title: 'Not found' }) {}
export class Short extends Problem({ status: 409, members: Part }) {}
export const Page = generic('PageOf', <T extends object>(item: new () => T) => {
  class PageOf { @Field({ type: [item] }) items!: T[]; }
  return PageOf;
});
export const lines = mapOf(nullable(Line));
export const LINES = token<Line[]>('Lines');
`;

const guarded = `
import { anyOf, apiKeyAuth, basicAuth, Controller, createApp, cors, dependency, digestAuth, Get, httpBearer, Injectable, jwtBearer, Module } from 'tenon';
import { permitted, rateLimit, requires, Security, securityHeaders, sessions, type Guard, type JwtPrincipal } from 'tenon';
import { apiKeyDigest, hashPassword, jwtVerifier, pkceChallenge, signJwt, tokenEndpoint, verifyJwt, verifyPassword } from 'tenon/security';

@Injectable()
class Users { find(name: string): { id: number; name: string } | undefined { return name === '' ? undefined : { id: 1, name }; } }

export const member = jwtBearer({ issuer: 'https://id.example', audience: 'orders', algorithms: ['ES256'], discovery: true });
export const card = basicAuth({ inputs: { users: Users }, verify: (name, password, { users }) => (password === '' ? undefined : users.find(name)) });
export const caller = anyOf(member, apiKeyAuth({ in: 'header', name: 'x-key', keys: [{ digest: apiKeyDigest('k'), owner: 'mill' }] }));
export const digest = digestAuth({ realm: 'plates', users: { vera: 'lens' } });
export const session = sessions<{ user: number }>({ keys: ['0123456789abcdef0123456789abcdef'] });
export const order = permitted(dependency(() => ({ owner: 'ines' })), { me: member }, ({ owner }, { me }) => owner === me.subject);
export const pass = dependency({ pass: httpBearer() }, ({ pass }) => pass.credentials);
export const limit = rateLimit({ limit: 3, per: 'minute' });
export const hashed: Promise<boolean> = hashPassword('x').then((hash) => verifyPassword('x', hash));
export const signed: Promise<JwtPrincipal> = signJwt({}, { key: 'k', algorithm: 'HS256', expiresIn: 60 }).then((text) => verifyJwt(text, jwtVerifier({ algorithms: ['HS256'], keys: 'k' })));
export const challenge: string = pkceChallenge('v');
export const endpoint = tokenEndpoint;

class StaffOnly implements Guard { allows(@Security(member, ['staff']) { subject }: JwtPrincipal) { return subject !== ''; } }

@Controller('/orders', { use: [StaffOnly, requires('orders:read'), limit] })
class Orders {
  @Get() list(@Security(card) { id }: { id: number }) { return id; }
}

@Module({ controllers: [Orders] })
class OrdersModule {}

export const app = createApp(OrdersModule, { secureByDefault: true, middleware: [securityHeaders(), cors({ allowOrigins: ['https://a.example'] })] });
`;

const wrong = program.replace('page: { at: Date; limit: number }', 'page: { at: string }');

describe.each(['typescript-5', 'typescript', 'typescript-7'])('the published declarations, read by %s', (compiler) => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tenon-types-'));
    mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
    symlinkSync(root, join(folder, 'node_modules', 'tenon'), 'dir');
    symlinkSync(join(root, 'node_modules', '@types', 'node'), join(folder, 'node_modules', '@types', 'node'), 'dir');
    const compilerOptions = {
      target: 'ES2022',
      lib: ['ES2023', 'ESNext.Disposable'],
      module: 'NodeNext',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      types: ['node'],
    };
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compile = (text: string, ...options: readonly string[]): string => {
    writeFileSync(join(folder, 'program.ts'), text);
    try {
      execFileSync(process.execPath, [join(root, 'node_modules', compiler, 'bin', 'tsc'), '-p', folder, ...options], { encoding: 'utf8' });
      return '';
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };

  it('take a right program', () => {
    expect(compile(program)).toBe('');
  }, 60_000);

  it('take a right program of models', () => {
    expect(compile(models)).toBe('');
  }, 60_000);

  it('take a right program of guards', () => {
    expect(compile(guarded, '--declaration')).toBe('');
  }, 60_000);

  it('refuse a principal that is not what the scheme is worth', () => {
    expect(compile(guarded.replace('{ id }: { id: number }', '{ id }: { id: string }'))).toMatch(/program\.ts\(26,.*error TS/);
  }, 60_000);

  it('let a user export what is made of them', () => {
    expect(compile(exported, '--declaration')).toBe('');
  }, 60_000);

  it('refuse a property that its decorator contradicts', () => {
    expect(compile(models.replace('age!: number', 'age!: string'))).toMatch(/program\.ts\(9,.*error TS/);
  }, 60_000);

  it('refuse a dependency whose value is not of the type of the parameter', () => {
    expect(compile(wrong)).toMatch(/program\.ts\(12,.*error TS/);
  }, 60_000);
});
