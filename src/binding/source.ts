/** Where a value comes from. */
export type Source = 'path' | 'query' | 'header' | 'cookie' | 'body' | 'form';

/** FastAPI's order of problems among the inputs of one function; a form is a body. */
export const sourceRank: Readonly<Record<Source, number>> = { path: 0, query: 1, header: 2, cookie: 3, body: 4, form: 4 };

/** The decorator of a source, as it is named in errors. */
export const sourceDecorator: Readonly<Record<Source, string>> = {
  path: '@Path',
  query: '@Query',
  header: '@Header',
  cookie: '@Cookie',
  body: '@Body',
  form: '@Form',
};

/** What the place of a problem begins with. */
export const sourcePlace: Readonly<Record<Source, string>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  cookie: 'cookie',
  body: 'body',
  form: 'body',
};
