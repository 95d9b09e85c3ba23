import { parse, type Expression, type Function as FunctionNode, type Pattern } from 'acorn';
import type { AnyFunction, Constructor } from './types.js';

/** One parameter as it stands in the source. */
export interface SourceParameter {
  /** Undefined for a destructured one. */
  readonly name: string | undefined;
  /** Whether it has a default in the declaration, which makes it optional. */
  readonly hasDefault: boolean;
  /** The default where it is a literal; undefined for anything that would have to be run. */
  readonly literal: unknown;
}

const signatures = new WeakMap<AnyFunction | Constructor, readonly SourceParameter[]>();

/** The parameters of a method or of a class's constructor, read once from the source text; empty where that cannot be read. */
export function signatureOf(target: AnyFunction | Constructor): readonly SourceParameter[] {
  let signature = signatures.get(target);
  if (signature === undefined) signatures.set(target, (signature = read(target)));
  return signature;
}

/** Whether a class has a constructor of its own; one without it takes what the class it extends takes. */
export function declaresConstructor(type: Constructor): boolean {
  return constructorOf(Function.prototype.toString.call(type)) !== undefined;
}

/** How the place of a parameter is called in errors: `parameter 2 "clock"`, without the name where it has none. */
export function placeOf(target: AnyFunction | Constructor | undefined, index: number): string {
  const name = target === undefined ? undefined : signatureOf(target)[index]?.name;
  return `parameter ${index + 1}${name === undefined ? '' : ` "${name}"`}`;
}

function read(target: AnyFunction | Constructor): readonly SourceParameter[] {
  const text = Function.prototype.toString.call(target);
  const parameters = /^class\b(?!\s*\()/.test(text) ? (constructorOf(text) ?? []) : functionOf(text);
  return parameters.map(parameter);
}

/** A method's text is no expression by itself, an arrow's and a function's are: the first reading that parses is taken. */
function functionOf(text: string): readonly Pattern[] {
  for (const source of [`({ ${text} })`, `(class { ${text} })`, `(${text})`]) {
    const expression = parsed(source);
    if (expression?.type === 'ObjectExpression') {
      const [property] = expression.properties;
      if (property?.type === 'Property') return (property.value as unknown as FunctionNode).params;
    } else if (expression?.type === 'ClassExpression') {
      const [member] = expression.body.body;
      if (member?.type === 'MethodDefinition') return member.value.params;
    } else if (expression?.type === 'ArrowFunctionExpression' || expression?.type === 'FunctionExpression') return expression.params;
  }
  return [];
}

function constructorOf(text: string): readonly Pattern[] | undefined {
  const expression = parsed(`(${text})`);
  if (expression?.type !== 'ClassExpression') return undefined;
  for (const member of expression.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') return member.value.params;
  }
  return undefined;
}

function parsed(source: string): Expression | undefined {
  try {
    // A method is read outside of its class, where its private names are not declared.
    const [statement] = parse(source, { ecmaVersion: 'latest', checkPrivateFields: false }).body;
    return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  } catch {
    return undefined;
  }
}

function parameter(pattern: Pattern): SourceParameter {
  if (pattern.type !== 'AssignmentPattern') return { name: nameOf(pattern), hasDefault: false, literal: undefined };
  return { name: nameOf(pattern.left), hasDefault: true, literal: literalOf(pattern.right) };
}

function nameOf(pattern: Pattern): string | undefined {
  return pattern.type === 'Identifier' ? pattern.name : undefined;
}

function literalOf(expression: Expression): unknown {
  if (expression.type === 'Literal') return expression.value;
  if (expression.type === 'UnaryExpression' && expression.operator === '-') {
    const value = literalOf(expression.argument);
    return typeof value === 'number' ? -value : undefined;
  }
  return undefined;
}
