import { isModelEngineLoaded, modelEngine } from '../model/loading.js';
import type { PropertyForm } from '../model/form/model-form.js';
import { isSecretProperty, isSecretType, saysSecret } from '../model/form/secrecy.js';
import type { TypeForm } from '../model/types/type-form.js';
import { headerName } from './header-name.js';
import type { ParameterInput } from './parameter.js';
import { innerOf } from './shape.js';

/** What of an input must not be told to anybody. */
export interface Secrets {
  /** All of it. */
  readonly isWhole: boolean;
  /** The names, on the wire and in the model, of the members of it that are secret. */
  readonly names: ReadonlySet<string>;
}

/** Headers that carry credentials, whatever is declared. */
const credentials: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

const known = new WeakMap<ParameterInput, Secrets>();

/** What is secret in an input: what says so itself, by `secret: true`, by the format `password` of its schema, or by its type. Found out when it is first asked for. */
export function secretsOf(input: ParameterInput): Secrets {
  let secrets = known.get(input);
  if (secrets === undefined) known.set(input, (secrets = read(input)));
  return secrets;
}

function read({ source, wireName, options, type }: ParameterInput): Secrets {
  const isHeader = source === 'header';
  const names = new Set<string>(isHeader ? credentials : []);
  collect(type, names, new Set());
  return { isWhole: saysSecret(options) || isSecretType(type) || (isHeader && credentials.has(wireName.toLowerCase())), names };
}

const holding = new WeakMap<TypeForm, boolean>();

/** Whether values of one of these types have secrets in them. */
export function holdsSecrets(types: readonly TypeForm[]): boolean {
  return types.some((type) => {
    let holds = holding.get(type);
    if (holds === undefined) {
      const names = new Set<string>();
      collect(type, names, new Set());
      holding.set(type, (holds = names.size > 0));
    }
    return holds;
  });
}

function collect(type: TypeForm, names: Set<string>, seen: Set<unknown>): void {
  if (type.kind === 'any' || type.kind === 'scalar') return;
  const one = type.kind === 'model' ? type.model : type;
  if (seen.has(one)) return;
  seen.add(one);
  if (type.kind !== 'model') for (const inner of innerOf(type)) collect(inner, names, seen);
  else if (isModelEngineLoaded()) for (const property of modelEngine().formOf(type.model).properties) ofProperty(property, names, seen);
}

function ofProperty(property: PropertyForm, names: Set<string>, seen: Set<unknown>): void {
  const { name, inKey, nameKey, type } = property;
  if (!isSecretProperty(property)) {
    collect(type, names, seen);
    return;
  }
  for (const key of [name, inKey, nameKey]) if (key !== undefined) names.add(key).add(headerName(key));
}
