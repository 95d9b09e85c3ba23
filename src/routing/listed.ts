import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';

/** What is wrong with an option that is a list, and with what is in it: `check` is asked about each, at `middleware[1]`. */
export function listed(
  needer: string,
  option: string,
  list: unknown,
  wanted: string,
  check: ((given: unknown, at: string) => Problem | undefined) | undefined,
): Problem[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [problem('OPTION_INVALID', { where: needer, option, value: shown(list), wanted })];
  if (check === undefined) return [];
  // Array.from: what is missing in a list is undefined too.
  return Array.from(list as unknown[], (given, i) => {
    const at = `${option}[${i}]`;
    return given === undefined || given === null ? problem('TOKEN_UNDEFINED', { needer, at }) : check(given, at);
  }).filter((one) => one !== undefined);
}
