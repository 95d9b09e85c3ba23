/** What can be wrong with a model when data is read by it, and with data that is to be written. */
export const readingErrors = {
  MODEL_UNDECORATED: (f: { model: string }) => ({
    what: `${f.model} has no properties that a decorator describes: nothing of the data would be checked or kept.`,
    fix: `decorate the properties of ${f.model} with @Field() or with class-validator's decorators; @Allow() keeps one unchecked.`,
  }),
  MODEL_CONSTRUCTOR: (f: { model: string; reason: string }) => ({
    what: `${f.model} cannot be made without arguments, which is how a model is made before data is put into it: ${f.reason}.`,
    fix: `give the constructor of ${f.model} no parameters, or defaults for all of them; initialisers of its properties are the usual way.`,
  }),
  MODEL_ASYNC: (f: { model: string }) => ({
    what: `A check of ${f.model} answers with a promise, which parse() cannot wait for.`,
    fix: 'call parseAsync(), or explain() and await what it gives.',
  }),
  UNION_ASYNC: (f: { branch: string }) => ({
    what: `${f.branch} is a branch of a oneOf(...) without a tag and has a check that answers with a promise, so trying it cannot be waited for.`,
    fix: "name the property that tells the branches apart: oneOf(Cat, Dog, 'kind').",
  }),
  JSON_CYCLIC: (_: object) => ({
    what: 'What is to be written as JSON holds itself, or has too many levels of models in one another.',
    fix: 'write a model that declares only what is to be sent, and leave out of it the property that leads back.',
  }),
  JSON_BYTES: (_: object) => ({
    what: 'Bytes that are no UTF-8 text are to be written as JSON, and nothing says how.',
    fix: "declare them in a model, where they go out as base64 (@Field() bytes!: Uint8Array), or encode them: Buffer.from(bytes).toString('base64').",
  }),
} as const;
