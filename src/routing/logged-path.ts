import { ParameterInput } from '../binding/parameter.js';
import { secretsOf } from '../binding/secrets.js';
import { hidden } from '../core/redacted.js';
import type { RequestFrame } from './frame.js';
import type { Route } from './route.js';

/** The path of a request without the values of parameters that are secret; undefined where there are none. */
export function pathWithoutSecrets({ route, path: values }: Pick<RequestFrame, 'route' | 'path'>): string | undefined {
  const secret = route === undefined ? nothing : secretNames(route);
  if (route === undefined || secret.length === 0) return undefined;
  const { names, text } = route.template;
  const told = (_: string, name: string): string => (secret.includes(name) ? hidden : encodeURI(values[names.indexOf(name)] ?? ''));
  return text.replace(/[:*]([A-Za-z_$][\w$]*)(?:<[^>]*>)?/g, told);
}

const nothing: readonly string[] = [];

const known = new WeakMap<Route, readonly string[]>();

function secretNames(route: Route): readonly string[] {
  let names = known.get(route);
  if (names === undefined) known.set(route, (names = secretNamesOf(route)));
  return names;
}

function secretNamesOf({ entry, template }: Route): readonly string[] {
  const isSecret = (name: string): boolean =>
    entry.plan.inputs.some(
      (one) => one instanceof ParameterInput && one.source === 'path' && one.wireName === name && secretsOf(one).isWhole,
    );
  return template.names.filter(isSecret);
}
