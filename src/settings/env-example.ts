import { TenonError } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { jsonText } from './concealed.js';
import { leavesOf, type Leaf } from './leaves.js';
import { settingsOptions } from './options.js';
import { VariableNames } from './variable-names.js';
import { wantedOf } from './wording.js';

/**
 * The text of a `.env.example` for a class of settings: every variable with what it takes, those that have a default as comments with it. Secrets are left empty. Throws
 * `SETTINGS_UNDECORATED`.
 *
 * @example
 * writeFileSync('.env.example', envExample(ShopSettings));
 */
export function envExample(type: Constructor<object>): string {
  const options = settingsOptions(type);
  if (options === undefined) throw TenonError.of('SETTINGS_UNDECORATED', { type: type.name });
  return leavesOf(new VariableNames(type, options)).map(lines).join('\n');
}

function lines({ property: { field, type }, place: { variable, target }, initial, isOptional }: Leaf): string {
  const said = field?.options.description;
  const about = `# ${said === undefined ? '' : `${said.replaceAll(/\s+/g, ' ')} `}(${wantedOf(type)}${isOptional ? '' : ', required'})`;
  const value = initial === undefined || initial === null || target.isSecret ? '' : quoted(initial);
  return `${about}\n${isOptional ? '# ' : ''}${variable}=${value}\n`;
}

/** In quotes where a file of variables needs them. */
function quoted(value: unknown): string {
  const json = jsonText(value);
  const text = json.startsWith('"') ? (JSON.parse(json) as string) : json;
  return /^[\w.:/+@-]*$/.test(text) ? text : `'${text}'`;
}
