import type { Case } from './case.js';
import { classes } from './classes.js';
import { functions } from './functions.js';
import { native } from './native.js';
import { routes } from './routes.js';

export type { BackEnd, Case } from './case.js';

/** Everything that the emitter handles; both of its back ends must agree on all of it. */
export const cases: readonly Case[] = [...classes, ...functions, ...native, ...routes];
