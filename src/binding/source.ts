/** Where a value comes from. */
export type Source = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** FastAPI's order of problems among the inputs of one function. */
export const sourceRank: Readonly<Record<Source, number>> = { path: 0, query: 1, header: 2, cookie: 3, body: 4 };

/** The decorator of a source, as it is named in errors. */
export const sourceDecorator: Readonly<Record<Source, string>> = {
  path: '@Path',
  query: '@Query',
  header: '@Header',
  cookie: '@Cookie',
  body: '@Body',
};
