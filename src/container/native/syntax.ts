import type { BindToFluentSyntax } from 'inversify';
import type { Token } from '../token.js';

/** Inversify's `bind`: the identifier becomes a token of the module it is called in. */
export type Bind = <T>(identifier: Token<T>) => BindToFluentSyntax<T>;

/** A module's bindings in Inversify's own syntax. */
export type Register = (bind: Bind) => void;
