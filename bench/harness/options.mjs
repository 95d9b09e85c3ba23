/**
 * The whole numbers among the parsed options.
 *
 * @param {Record<string, string | boolean | undefined>} options
 * @param {string[]} names
 * @returns {Record<string, number>}
 */
export function wholeNumbers(options, names) {
  return Object.fromEntries(
    names.map((name) => {
      const value = Number(options[name]);
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
      return [name, value];
    }),
  );
}

/**
 * The names in a comma-separated option, each of which must be known.
 *
 * @param {string} list
 * @param {string[]} known
 */
export function knownNames(list, known) {
  const names = list.split(',');
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}; there are ${known.join(', ')}`);
  return names;
}
