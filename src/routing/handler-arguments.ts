import { methodDeclarations, type ParameterDeclaration } from '../container/declaration.js';
import { need, type Need } from '../container/need.js';
import type { Token } from '../container/token.js';
import { TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import { signatureOf } from '../core/signature.js';
import type { AnyFunction, Constructor } from '../core/types.js';

/** What a method's parameters ask for, in order; what is wrong goes to `problems`. `first`: what an undecorated first parameter takes. */
export function argumentsOf(type: Constructor, method: string, problems: Problem[], first?: Token): Need[] {
  const call = (type.prototype as Record<string, AnyFunction>)[method] as AnyFunction;
  const declarations = methodDeclarations(type, method);
  const design = designParameterTypes(type.prototype as object, method);
  const written = signatureOf(call);
  const count = Math.max(call.length, written.length, ...[...declarations.keys()].map((index) => index + 1));
  const needs: Need[] = [];
  for (let index = 0; index < count; index += 1) {
    const called = written[index]?.name;
    const place = { type, method, index, at: `parameter ${index + 1}${called === undefined ? '' : ` "${called}"`}` };
    try {
      const declaration = declarations.get(index);
      if (declaration === undefined && index === 0 && first !== undefined) needs.push(need(first, place.at));
      else needs.push(needOf(declaration, place, design?.[index]));
    } catch (error) {
      if (!(error instanceof TenonError)) throw error;
      problems.push(error.problem);
    }
  }
  return needs;
}

interface ParameterPlace {
  readonly type: Constructor;
  readonly method: string;
  readonly index: number;
  /** How it is called in errors. */
  readonly at: string;
}

function needOf(declaration: ParameterDeclaration | undefined, { type, method, index, at }: ParameterPlace, design: unknown): Need {
  const route = `${type.name}.${method}`;
  if (declaration === undefined) throw TenonError.of('PARAMETER_UNDECLARED', { route, at });
  if (declaration.kind === 'input') {
    const site = { owner: type, method, index, key: undefined, label: `${at} of ${route}` };
    return need(declaration.input.at(site), at);
  }
  const target = declaration.target ?? design;
  if (target === undefined || target === Object) {
    const facts = { route, at, decorator: '@Depends', type: target === undefined ? 'nothing' : 'Object' };
    throw TenonError.of('PARAMETER_TYPE_UNKNOWN', facts);
  }
  if (target === Function) throw TenonError.of('METADATA_MISSING', { needer: route, at, reason: 'import type' });
  return need(target as Need['target'], at, declaration.options);
}
