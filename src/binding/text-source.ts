import { delimitedTexts } from './delimited.js';
import type { Incoming } from './incoming.js';
import { isDelimited } from './option-checks.js';
import type { ParameterInput } from './parameter.js';
import type { QueryValues } from './query-string.js';

/** Where the text of a single value is: of a repeated one the last counts, of a header the first, as in FastAPI. */
export function textSource({ source, wireName }: ParameterInput, pathNames: readonly string[]): (incoming: Incoming) => string | undefined {
  switch (source) {
    case 'path': {
      const index = pathNames.indexOf(wireName);
      return ({ path }) => path[index];
    }
    case 'query':
      return ({ query }) => {
        const value = query[wireName];
        return typeof value === 'object' ? value.at(-1) : value;
      };
    case 'header': {
      const name = wireName.toLowerCase();
      return ({ message }) => {
        const value = message.headers[name];
        if (typeof value === 'object') return value[0];
        // Node joins repeated lines; the first one counts, as in FastAPI.
        return value?.includes(', ') === true ? message.headersDistinct[name]?.[0] : value;
      };
    }
    case 'cookie':
      return ({ cookies }) => cookies[wireName];
    case 'form':
      return ({ form }) => {
        const value = form?.values[wireName];
        const text = typeof value === 'object' ? value.at(-1) : value;
        // A browser sends a field that was left empty.
        return text === '' ? undefined : text;
      };
    case 'body':
      return ({ body }) => (typeof body === 'string' ? body : undefined);
  }
}

/** Where the texts of a value that takes several are: a name that was sent once is one text. */
export function textsSource(input: ParameterInput): (incoming: Incoming) => readonly string[] | undefined {
  const { source, wireName, options } = input;
  if (source === 'header') {
    const name = wireName.toLowerCase();
    return ({ message }) => message.headersDistinct[name];
  }
  if (source === 'query' && isDelimited(options)) {
    const texts = delimitedTexts(wireName, options);
    return ({ search }) => texts(search);
  }
  return (incoming) => {
    const value = valuesOf(source, incoming)[wireName];
    return typeof value === 'string' ? [value] : value;
  };
}

const none: QueryValues = Object.freeze(Object.create(null) as QueryValues);

/** All values of a source by name, but of headers, which have rules of their own. */
export function valuesOf(source: ParameterInput['source'], { query, cookies, form }: Incoming): QueryValues {
  if (source === 'query') return query;
  return source === 'cookie' ? cookies : (form?.values ?? none);
}
