import { compile } from './compile.js';

/** What compiles. */
const right = {
  'dependency: inputs are worth what they name': `
dependency(
  { pool: Pool, clock: CLOCK, store: Store, request: REQUEST, text: 'a string' as unknown as string, absent: { token: CLOCK, optional: true }, all: { token: Pool, many: true }, limit: query({ type: Int, default: 5 }), agent: header('user-agent', { type: String, optional: true }), ids: query({ type: [Int] }) },
  (inputs) => {
    same<typeof inputs.pool, Pool>(true);
    same<typeof inputs.clock, Clock>(true);
    same<typeof inputs.store, Store>(true);
    same<typeof inputs.request.method, string>(true);
    same<typeof inputs.absent, Clock | undefined>(true);
    same<typeof inputs.all, Pool[]>(true);
    same<typeof inputs.limit, number>(true);
    same<typeof inputs.agent, string | undefined>(true);
    same<typeof inputs.ids, number[]>(true);
  },
);`,
  'dependency: is worth what its function returns, promises or yields': `
const plain = dependency(() => 1);
const later = dependency(async () => 'text');
const resource = dependency(function* () { yield new Session(); });
const slow = dependency({ pool: Pool }, async function* ({ pool }) { const session = await pool.open(); try { yield session; } finally { session.query('end'); } });
same<typeof plain, Dependency<number>>(true);
same<typeof later, Dependency<string>>(true);
same<typeof resource, Dependency<Session>>(true);
same<typeof slow, Dependency<Session>>(true);
dependency({ plain, later, resource, slow }, (inputs) => {
  same<typeof inputs, { readonly plain: number; readonly later: string; readonly resource: Session; readonly slow: Session }>(true);
});`,
  'dependency: options': `
dependency({ pool: Pool }, ({ pool }) => pool, { cache: false, closes: 'after-response', name: 'pooled' });
dependency(() => Promise.resolve(1), { async: true });`,
  'dependency: what a function makes for given parameters': `
const requires = (role: string) => dependency({ sent: header('x-role', { type: String }) }, ({ sent }) => sent === role);
same<ReturnType<typeof requires>, Dependency<boolean>>(true);`,
  'dependency: in class form': `
@Injectable({ scope: 'request' })
class Paging { constructor(readonly skip: number = 0) {} }
dependency({ paging: Paging }, ({ paging }) => same<typeof paging, Paging>(true));`,
  'a use: with options, worth what it was': `
const stamp = dependency(() => 1);
const session = dependency(function* () { yield new Session(); });
dependency({ fresh: { token: stamp, cache: false }, late: { token: session, closes: 'after-response' }, maybe: { token: stamp, optional: true, cache: true }, pool: { token: Pool, cache: false } }, (inputs) => {
  same<typeof inputs, { readonly fresh: number; readonly late: Session; readonly maybe: number | undefined; readonly pool: Pool }>(true);
});
class Desk {
  read(@Depends(stamp, { cache: false }) a: number, @Depends({ cache: false }) b: Pool, @Depends(session, { closes: 'before-response' }) c: Session, @Depends(Pool, {}) d: Pool) { void [a, b, c, d]; }
}
void Desk;`,
  'provide: the function gets what is injected, in order': `
provide({ provide: CLOCK, inject: [Pool, CLOCK, { token: Store, optional: true }, { token: Pool, many: true }, dependency(() => 5)], useFactory: (pool, clock, store, pools, five) => {
  same<typeof pool, Pool>(true);
  same<typeof clock, Clock>(true);
  same<typeof store, Store | undefined>(true);
  same<typeof pools, Pool[]>(true);
  same<typeof five, number>(true);
  return clock;
} });`,
  'provide: factories and generators, sync and async, for classes and tokens': `
provide({ provide: CLOCK, useFactory: () => ({ now: () => new Date() }) });
provide({ provide: Session, useFactory: async (pool) => pool.open(), inject: [Pool], scope: 'request' });
provide({ provide: Session, useGenerator: function* () { yield new Session(); }, closes: 'after-response' });
provide({ provide: Session, useGenerator: async function* (pool) { yield await pool.open(); }, inject: [Pool] });
provide({ provide: Store, useFactory: () => ({ read: () => 'text' }), lazy: true });`,
  'override: by a value, a class, a function, another dependency': `
const session = dependency({ pool: Pool }, async function* ({ pool }) { yield await pool.open(); });
class FakePool extends Pool {}
class FakeStore extends Store { read() { return 'fake'; } }
override(CLOCK).with({ now: () => new Date(0) });
override(Pool).with(new FakePool());
override(Pool).withClass(FakePool);
override(Store).withClass(FakeStore);
override(CLOCK).withFactory(() => ({ now: () => new Date(0) }));
override(Pool).withFactory(async () => new FakePool());
override(Pool).withFactory(function* () { yield new FakePool(); });
override(session).with(() => new Session());
override(session).with(async () => new Session());
override(session).with(async function* () { yield new Session(); });
override(session).with(dependency({ pool: Pool }, ({ pool }) => pool.open()));`,
  'register: native bindings of typed tokens and classes': `
const register: Register = (bind) => {
  bind(CLOCK).toConstantValue({ now: () => new Date() });
  bind(CLOCK).toDynamicValue(async () => ({ now: () => new Date() }));
  bind(Store).to(class extends Store { read() { return 'text'; } }).inSingletonScope();
  bind('a string').toConstantValue(5).whenNamed('five');
};
void register;`,
  'token: remembers its type': `
same<typeof CLOCK, TypedToken<Clock>>(true);
same<Granted<typeof CLOCK>, Clock>(true);
const wish: Wish<Clock> = CLOCK;
const key: symbol = CLOCK;
void [wish, key];`,
};

/** What does not compile, on the line that ends with the mark. */
const wrong = {
  'dependency: a property that an input does not have': `
dependency({ pool: Pool }, ({ pool }) => pool.close()); //!`,
  'dependency: an input that is not there': `
dependency({ pool: Pool }, ({ session }) => session); //!`,
  'dependency: an input that may be absent, used as if it were there': `
dependency({ clock: { token: CLOCK, optional: true } }, ({ clock }) => clock.now()); //!`,
  'dependency: an input that is a list, used as one': `
dependency({ pools: { token: Pool, many: true } }, ({ pools }) => pools.open()); //!`,
  'dependency: a request input used as another type': `
dependency({ limit: query({ type: Int }) }, ({ limit }) => limit.toUpperCase()); //!`,
  'dependency: an input that is no token': `
dependency({ limit: 5 }, () => 1); //!`,
  'dependency: inputs that cannot be changed': `
dependency({ pool: Pool }, (inputs) => {
  inputs.pool = new Pool(); //!
});`,
  'a use: a moment of closing that does not exist': `
dependency({ one: { token: dependency(() => 1), closes: 'never' } }, () => 1); //!`,
  'a use: with an option, used as something else': `
dependency({ one: { token: dependency(() => 1), cache: false } }, ({ one }) => one.toUpperCase()); //!`,
  'a use: a parameter of another type': `
const stamp = dependency(() => 1);
class Desk { read(@Depends(stamp, { cache: false }) a: string) { void a; } } //!
void Desk;`,
  'a use: an option that does not exist': `
const stamp = dependency(() => 1);
class Desk { read(@Depends(stamp, { cached: false }) a: number) { void a; } } //!
void Desk;`,
  'dependency: a moment of closing that does not exist': `
dependency(() => 1, { closes: 'never' }); //!`,
  'dependency: what it is worth, used as something else': `
const five = dependency(() => 5);
dependency({ five }, ({ five }) => five.toUpperCase()); //!`,
  'provide: a result that does not fit the token': `
provide({ provide: CLOCK, useFactory: () => 'not a clock' }); //!`,
  'provide: a promise of something that does not fit': `
provide({ provide: Session, useFactory: async () => new Pool() }); //!`,
  'provide: a generator that yields something that does not fit': `
provide({ provide: Session, useGenerator: function* () { yield new Pool(); } }); //!`,
  'provide: a parameter that is injected as something else': `
provide({ provide: CLOCK, inject: [Pool], useFactory: (clock: Clock) => clock }); //!`,
  'provide: a parameter that nothing is injected for': `
provide({ provide: CLOCK, inject: [CLOCK], useFactory: (clock: Clock, pool: Pool) => (void pool.open(), clock) }); //!`,
  'provide: parameters without inject': `
provide({ provide: CLOCK, useFactory: (clock: Clock) => clock }); //!`,
  'provide: a scope that does not exist': `
provide({ provide: CLOCK, scope: 'session', useFactory: () => ({ now: () => new Date() }) }); //!`,
  'override: a value that does not fit': `
override(CLOCK).with({ now: () => 5 }); //!`,
  'override: a value of a class that lacks what is private there': `
override(Session).with({ query: () => [1] }); //!`,
  'override: a class that does not fit': `
override(Pool).withClass(Session); //!`,
  'override: a function that makes something that does not fit': `
override(Pool).withFactory(async () => new Session()); //!`,
  'override: a function that asks for something': `
override(Pool).withFactory((pool: Pool) => pool); //!`,
  'override: a value in place of a dependency': `
override(dependency(() => 5)).with(5); //!`,
  'override: a dependency that is worth something else': `
override(dependency(() => 5)).with(dependency(() => 'five')); //!`,
  'register: a value that does not fit the token': `
const register: Register = (bind) => {
  bind(CLOCK).toConstantValue('not a clock'); //!
};
void register;`,
  'register: a class that does not fit': `
const register: Register = (bind) => {
  bind(Store).to(Pool); //!
};
void register;`,
  'token: one of another type': `
const wish: Wish<Pool> = CLOCK; //!
void wish;`,
  'token: a class of another type': `
const wish: Wish<Clock> = Pool; //!
void wish;`,
};

const results = compile(new Map(Object.entries({ ...right, ...wrong })));

describe('the compiler accepts', () => {
  it.each(Object.keys(right))('%s', (name) => {
    expect(results.get(name)).toEqual([]);
  });
});

describe('the compiler refuses', () => {
  it.each(Object.entries(wrong))('%s', (name, code) => {
    const marked = code.split('\n').findIndex((line) => line.endsWith('//!')) + 1;
    expect([...new Set(results.get(name)?.map(({ line }) => line))]).toEqual([marked]);
  });
});
