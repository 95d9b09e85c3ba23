/** One part of a path between two slashes. */
export type Segment =
  | { readonly kind: 'static'; readonly text: string }
  /** A whole part: `:itemId`. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** Parameters with a converter or with text around them: `:n<int>`, `:name.:ext`. */
  | { readonly kind: 'pattern'; readonly source: string; readonly names: readonly string[] }
  /** One part or more, slashes included: `*rest`. */
  | { readonly kind: 'wildcard'; readonly name: string };

/** A path as it was declared, taken apart. */
export interface PathTemplate {
  /** As declared: `/items/:itemId<int>`. */
  readonly text: string;
  /** As OpenAPI writes it: `/items/{itemId}`. */
  readonly openapi: string;
  readonly segments: readonly Segment[];
  /** The names of its parameters, in order. */
  readonly names: readonly string[];
}

/** What each converter lets through; a path that does not fit is another path (404), not a wrong value (422). As Starlette's convertors. */
const converters: Readonly<Record<string, string>> = {
  int: '[0-9]+',
  float: '[0-9]+(?:\\.[0-9]+)?',
  uuid: '[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}',
};

const parameter = /:([A-Za-z_$][\w$]*)(?:<([^>]*)>)?/g;

/** Takes a declared path apart. The answer is the template, or a sentence that says why it cannot be read. */
export function parseTemplate(text: string): PathTemplate | string {
  const segments: Segment[] = [];
  for (const part of text.slice(1).split('/')) {
    const segment = parseSegment(part);
    if (typeof segment === 'string') return segment;
    segments.push(segment);
  }
  const names = segments.flatMap(namesOf);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) return `it names "${twice}" twice`;
  if (segments.filter(({ kind }) => kind === 'wildcard').length > 1) return 'it has more than one wildcard';
  const openapi = text.replace(parameter, '{$1}').replace(/\/\*([\w$]+)/g, '/{$1}');
  return { text, openapi, segments, names };
}

function parseSegment(part: string): Segment | string {
  const wildcard = /^\*([A-Za-z_$][\w$]*)$/.exec(part);
  if (wildcard !== null) return { kind: 'wildcard', name: wildcard[1] as string };
  const found = [...part.matchAll(parameter)];
  const rest = part.replace(parameter, '');
  if (rest.includes(':')) return `":" is followed by no name in "${part}"`;
  if (rest.includes('*')) return `a wildcard stands alone between two slashes and has a name, as *rest, not "${part}"`;
  const special = /[{}()[\]?+!<>]/.exec(rest);
  if (special !== null) return `"${special[0]}" means nothing in a path; optional parts are a second route`;
  if (found.length === 0) return { kind: 'static', text: part };
  const names = found.map(([, name]) => name as string);
  const [only] = found;
  if (found.length === 1 && only?.[0] === part && only[2] === undefined) return { kind: 'parameter', name: names[0] as string };
  return patternOf(part, found, names);
}

function patternOf(part: string, found: readonly RegExpExecArray[], names: readonly string[]): Segment | string {
  let source = '';
  let end = 0;
  for (const match of found) {
    const converter = match[2];
    const accepts = converter === undefined ? '.+' : Object.hasOwn(converters, converter) ? converters[converter] : undefined;
    if (accepts === undefined) return `there is no converter "${converter ?? ''}"; there are ${Object.keys(converters).join(', ')}`;
    const between = part.slice(end, match.index);
    if (between === '' && end > 0) return `nothing stands between two parameters in "${part}"`;
    source += `${escape(between)}(${accepts})`;
    end = match.index + match[0].length;
  }
  return { kind: 'pattern', source: `^${source}${escape(part.slice(end))}$`, names };
}

function namesOf(segment: Segment): readonly string[] {
  if (segment.kind === 'static') return [];
  return segment.kind === 'pattern' ? segment.names : [segment.name];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Puts prefixes and a path one behind the other: `/api` and `/items` are `/api/items`, `/items` and nothing is `/items`, `/items` and `/` is `/items/`. */
export function joinPath(...parts: readonly (string | undefined)[]): string {
  const last = parts.at(-1) ?? '';
  const prefixes = parts.slice(0, -1).map((part) => slashed(part ?? '').replace(/\/+$/, ''));
  return prefixes.join('') + slashed(last) || '/';
}

const slashed = (part: string): string => (part === '' || part.startsWith('/') ? part : `/${part}`);
