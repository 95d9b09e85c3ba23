/** A media type as a header names it (RFC 9110, section 8.3.1), in lower case but for the values of its parameters. */
export interface MediaType {
  /** `application/json` */
  readonly essence: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const token = String.raw`[\w!#$%&'*+.^\`|~-]+`;
const essence = new RegExp(`^${token}/${token}`);
const parameter = new RegExp(String.raw`[ \t]*;[ \t]*(?:(${token})=(?:(${token})|"((?:[^"\\]|\\.)*)"))?`, 'y');

/** Reads a content type once and strictly, so that nobody after it can read it differently; undefined where it is not well-formed. */
export function mediaTypeOf(header: string): MediaType | undefined {
  const found = essence.exec(header);
  if (found === null) return undefined;
  const parameters: [string, string][] = [];
  const end = header.trimEnd().length;
  let at = found[0].length;
  while (at < end) {
    parameter.lastIndex = at;
    const next = parameter.exec(header);
    if (next === null) return undefined;
    const [, name, plain, quoted] = next;
    if (name !== undefined) parameters.push([name.toLowerCase(), plain ?? (quoted as string).replaceAll(/\\(.)/g, '$1')]);
    at = parameter.lastIndex;
  }
  return { essence: found[0].toLowerCase(), parameters };
}

/** Whether text in it is UTF-8, which it is where nothing is said. */
export function isUtf8({ parameters }: MediaType): boolean {
  return parameters.every(([name, value]) => name !== 'charset' || /^utf-?8$/i.test(value));
}

/** Whether a media type is JSON by its name: `application/json`, or a dialect of it (RFC 6839). */
export function isJson(essence: string): boolean {
  return /^application\/(?:[\w!#$&.^+-]+\+)?json$/.test(essence);
}

/** Whether a media type is within another one or a range such as `image/*`. */
export function isWithin(essence: string, range: string): boolean {
  if (range === '*/*') return true;
  return range.endsWith('/*') ? essence.startsWith(range.slice(0, -1)) : essence === range;
}
