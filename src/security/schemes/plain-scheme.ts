import type { InputDeclaration } from '../../container/input.js';
import { absence } from './absence.js';
import { refusalOf, type RefusalOptions } from './refusal.js';
import { SecurityScheme, type SecuritySchemeOptions } from './security-scheme.js';
import type { SecuritySchemeKind, SecuritySchemeObject } from './security-scheme-object.js';

/** What every scheme takes that hands over credentials as they were sent. */
export type PlainSchemeOptions = SecuritySchemeOptions & RefusalOptions;

/** Credentials that cannot be read; they are refused even where none are needed. */
export const unreadable: unique symbol = Symbol('unreadable credentials');

/** What makes one scheme different from another. */
interface PlainScheme<T> {
  /** The function that makes it, for errors. */
  readonly maker: string;
  /** The name of FastAPI's class. */
  readonly schemeName: string;
  /** The word of its challenge. */
  readonly word: string;
  readonly kind: SecuritySchemeKind;
  readonly input: InputDeclaration<string | undefined>;
  /** The credentials in what was sent; undefined where there are none. */
  readonly read: (text: string | undefined) => T | undefined | typeof unreadable;
  /** Whether there are texts that are `unreadable`. */
  readonly refusesUnreadable?: boolean;
}

/** A scheme with FastAPI's behaviour: it reads one text, and hands over what is in it, or refuses. */
export function plainScheme<T>(plan: PlainScheme<T>, options: PlainSchemeOptions): SecurityScheme<T | undefined> {
  const { maker, word, kind, input, read, refusesUnreadable = false } = plan;
  const { schemeName = plan.schemeName, description, autoError = true } = options;
  const refusal = refusalOf(maker, word, options);
  const { status, challenge } = autoError || refusesUnreadable ? refusal : { status: undefined, challenge: undefined };
  const definition: SecuritySchemeObject = { ...kind, ...(description !== undefined && { description }) };
  const facts = { schemeName, definition, challenge, status, isOptional: !autoError };
  return new SecurityScheme(facts, { given: input }, ({ given }: { readonly given: string | undefined }) => {
    const found = read(given);
    if (found === unreadable) throw refusal.make();
    if (found === undefined && autoError) throw absence(refusal.make());
    return found;
  });
}
