import { didYouMean } from './did-you-mean.js';

/** What can be wrong with modules and providers; found at start-up, all of it reported together. */
export const wiringErrors = {
  PROVIDER_MISSING: (f: {
    needer: string;
    token: string;
    module: string;
    at: string;
    /** Modules that provide another token of the same name. */
    namesakes: readonly string[];
    suggestion?: string | undefined;
  }) => ({
    what: `${f.needer} needs ${f.token} (${f.at}), which no module provides.${didYouMean(f.suggestion)}${namesake(f.namesakes)}`,
    fix:
      f.namesakes.length === 0
        ? `add ${f.token} to the providers of ${f.module}, or import a module that provides and exports it; mark it optional if it may be absent.`
        : `import ${f.token} from the one file that declares it: a class or a token that is made twice (or loaded twice) is two tokens.`,
  }),
  PROVIDER_NOT_VISIBLE: (f: {
    needer: string;
    token: string;
    module: string;
    at: string;
    /** Where it lives; the first one is the one to import. */
    owners: readonly [string, ...string[]];
    isExported: boolean;
    isImported: boolean;
  }) => ({
    what: `${f.needer} needs ${f.token} (${f.at}), which ${f.module} does not see. It lives in ${f.owners.join(' and in ')}.`,
    fix: [
      ...(f.isExported ? [] : [`add ${f.token} to the exports of ${f.owners[0]}`]),
      ...(f.isImported ? [] : [`add ${f.owners[0]} to the imports of ${f.module}`]),
    ]
      .join(', and ')
      .concat('.'),
  }),
  PROVIDER_AMBIGUOUS: (f: { needer: string; token: string; module: string; at: string; owners: readonly string[] }) => ({
    what: `${f.needer} needs ${f.token} (${f.at}), and ${f.module} sees more than one: those of ${f.owners.join(' and of ')}.`,
    fix: `import only one of them into ${f.module}, provide ${f.token} in ${f.module} itself, or give them tokens of their own.`,
  }),
  BINDING_AMBIGUOUS: (f: { needer: string; token: string; module: string; at: string; count: number }) => ({
    what: `${f.needer} needs one ${f.token} (${f.at}), and ${f.module} has ${f.count} that fit.`,
    fix: `inject all of them with @multiInject(${f.token}) or { token, many: true }, or tell them apart with names or tags.`,
  }),
  BINDING_UNMATCHED: (f: { needer: string; token: string; module: string; at: string; wanted: string; offered: readonly string[] }) => ({
    what: `${f.needer} needs ${f.token} ${f.wanted} (${f.at}), and no binding of it in ${f.module} fits. There is ${f.offered.join(', and ')}.`,
    fix: `bind ${f.token} ${f.wanted} in ${f.module}, or ask for one that is there.`,
  }),
  BINDING_UNPLANNED: (f: { token: string; reason: string }) => ({
    what: `Inversify cannot plan ${f.token}: ${f.reason}`,
    fix: 'change the constraint of the binding, or the injection, so that exactly one binding fits.',
  }),
  PROVIDER_CYCLE: (f: { token: string }) => ({
    what: `${f.token} needs itself through what it needs.`,
    fix: 'break the circle: move what both sides need into a third provider, or hand one of them over in a method call instead of the constructor.',
  }),
  SCOPE_CAPTIVE: (f: { singleton: string; module: string; captured: string }) => ({
    what: `${f.singleton} is a singleton and would keep ${f.captured}, which lives for one request.`,
    fix: `give ${f.singleton} (${f.module}) the scope 'request', or hand ${f.captured} to its methods as an argument.`,
  }),
  CLOSES_ORDER: (f: { outer: string; inner: string }) => ({
    what: `${f.outer} closes after the response, and needs ${f.inner}, which closes before it.`,
    fix: `give ${f.inner} { closes: 'after-response' } as well, or let ${f.outer} close before the response.`,
  }),
  USE_UNFIT: (f: {
    needer: string;
    token: string;
    at: string;
    /** The option as it was written: `cache: false`. */
    said: string;
    reason: 'singleton' | 'nothing to close' | 'alias' | 'many' | 'request';
  }) => ({
    what: `${f.needer} uses ${f.token} (${f.at}) with { ${f.said} }, ${unfit[f.reason].what}.`,
    fix: `${unfit[f.reason].fix.replaceAll('%', f.token)}, or drop the option.`,
  }),
  METADATA_MISSING: (f: { needer: string; at: string; reason: 'nothing' | 'interface' | 'import type' | 'circular' }) => ({
    what: {
      nothing: `The compiler wrote down no types for the constructor of ${f.needer}, so nothing says what its ${f.at} is.`,
      interface: `The type of ${f.at} of ${f.needer} does not exist when the program runs: it is an interface, a union, a primitive, or imported with "import type".`,
      'import type': `The type of ${f.at} of ${f.needer} does not exist when the program runs: it is imported with "import type".`,
      circular: `The type of ${f.at} of ${f.needer} was not defined yet when the class was read: two files import each other.`,
    }[f.reason],
    fix: {
      nothing: `decorate ${f.needer} with @Injectable(), switch on "emitDecoratorMetadata" and use a loader that honours it (tsc, ts-jest, swc; not esbuild or tsx), or write @inject(Token) at every parameter.`,
      interface: `write @inject(TOKEN) with const TOKEN = token<T>('Name'), or declare a class and import it without "type".`,
      'import type': 'import the class without "type", or write @inject(Token).',
      circular:
        'write @inject(new LazyServiceIdentifier(() => TheClass)) from inversify, or move one of the two classes to a file of its own.',
    }[f.reason],
  }),
  TOKEN_UNDEFINED: (f: { needer: string; at: string }) => ({
    what: `${f.needer} names undefined (${f.at}): what is meant was not defined yet when this was read, as happens when two files import each other.`,
    fix: 'move one of the two to a file of its own; at a constructor parameter, @inject(new LazyServiceIdentifier(() => Token)) from inversify reads the token later.',
  }),
  MODULE_EXPECTED: (f: {
    name: string;
    /** Undefined for what createApp() was given. */
    importer: string | undefined;
    isClass: boolean;
  }) => ({
    what: `${importing(f.importer)} ${f.name}, which is not a module.`,
    fix: f.isClass
      ? `decorate ${f.name} with @Module({ ... })${f.importer === undefined ? '' : ', or list it under providers'}.`
      : 'write a class with @Module({ ... }), or { module: SomeModule, ... } with such a class.',
  }),
  MODULE_UNDEFINED: (f: { importer: string | undefined; index: number }) => ({
    what: `${f.importer === undefined ? 'What createApp() was given' : `Import ${f.index + 1} of ${f.importer}`} is undefined, as happens when two files import each other.`,
    fix: f.importer === undefined ? 'move the root module to a file of its own.' : 'write the import as a function, () => OtherModule.',
  }),
  MODULE_FAILED: (f: { importer: string | undefined; reason: string }) => ({
    what: `${importing(f.importer)} a module that could not be had: ${f.reason}`,
    fix: 'see the cause; the promise or the function must give { module: SomeModule, ... } or a class with @Module().',
  }),
  EXPORT_UNKNOWN: (f: { module: string; token: string; isModule: boolean; suggestion?: string | undefined }) => ({
    what: `${f.module} exports ${f.token}, which it ${f.isModule ? 'does not import' : 'neither provides nor imports'}.${didYouMean(f.suggestion)}`,
    fix: f.isModule
      ? `add ${f.token} to the imports of ${f.module}, or drop the export.`
      : `add ${f.token} to the providers of ${f.module}, import a module that exports it, or drop the export.`,
  }),
  PROVIDER_INVALID: (f: { module: string; provider: string; reason: string; remedy?: string | undefined }) => ({
    what: `${f.module} cannot provide ${f.provider}: ${f.reason}.`,
    fix: f.remedy ?? 'write a class, a dependency, or { provide, useClass | useValue | useFactory | useGenerator | useExisting }.',
  }),
  OVERRIDE_UNKNOWN: (f: { token: string; suggestion?: string | undefined }) => ({
    what: `The override of ${f.token} replaces nothing: no module provides it and no route uses it.${didYouMean(f.suggestion)}`,
    fix: 'override a token that the application has, or drop the override.',
  }),
  OVERRIDE_UNUSED: (f: { token: string; module: string }) => ({
    what: `The override of ${f.token} is never used: nothing that the application runs needs ${f.token} of ${f.module}.`,
    fix: 'override what the code under test really injects, or drop the override.',
  }),
  OVERRIDE_INVALID: (f: { token: string; reason: string }) => ({
    what: `The override of ${f.token} does not fit: ${f.reason}.`,
    fix: 'give a value of the same type with .with(value), a class with .withClass(Class), or a function with .withFactory(make).',
  }),
} as const;

/** Why `cache` and `closes` say nothing of what they stand beside; % is its name. */
const unfit = {
  singleton: { what: 'and there is one for the whole application', fix: "give % the scope 'request'" },
  'nothing to close': {
    what: 'and nothing of it is to be closed',
    fix: 'make % a generator function, whose teardown stands after its yield',
  },
  alias: { what: 'which is another name for something else', fix: 'use what % stands for' },
  many: { what: 'of which it wants all there are', fix: 'use one of them' },
  request: { what: 'which the request brings along', fix: 'use a dependency that reads it' },
} as const;

function importing(importer: string | undefined): string {
  return importer === undefined ? 'createApp() was given' : `${importer} imports`;
}

function namesake(modules: readonly string[]): string {
  if (modules.length === 0) return '';
  return ` ${modules.join(' and ')} ${modules.length === 1 ? 'provides' : 'each provide'} another one of the same name, which is not the same token.`;
}
