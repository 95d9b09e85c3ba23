import { didYouMean } from './did-you-mean.js';

/** What can be wrong with the parameters of handlers, constructors and dependencies. */
export const parameterErrors = {
  PARAMETER_UNDECLARED: (f: { route: string; at: string }) => ({
    what: `Nothing says where ${f.at} of ${f.route} comes from.`,
    fix: 'decorate it with @Path(), @Query(), @Header(), @Cookie(), @Body(), @Form(), @Depends(), @Req() or @Res().',
  }),
  PARAMETER_NAMELESS: (f: { route: string; at: string; decorator: string }) => ({
    what: `The name of ${f.at} of ${f.route} cannot be read from its source.`,
    fix: `give the name, ${f.decorator}('name'); destructured parameters and minified code have none.`,
  }),
  PARAMETER_TYPE_UNKNOWN: (f: { route: string; at: string; decorator: string; type: string }) => ({
    what: `The type of ${f.at} of ${f.route} is lost when the program runs (the compiler wrote ${f.type}).`,
    fix:
      `state it: ${f.decorator}({ type: [String] }) for an array, { enum: Color }, { type: literal('a', 'b') }, a class or Int` +
      (f.type === 'Object' ? '; a class is lost where it is imported with "import type": import it without "type".' : '.'),
  }),
  PARAMETER_TYPE_UNFIT: (f: { route: string; at: string; decorator: string; type: string }) => ({
    what: `${f.decorator} cannot read ${f.at} of ${f.route} from text: it is declared as ${f.type}.`,
    fix:
      f.decorator === '@Path'
        ? 'use a scalar (String, Number, Int, Boolean, BigInt, Date, Uuid, DateOnly, literal, an enum): a part of a path is one text.'
        : 'use a scalar (String, Int, Date, an enum, ...), a list, set, tuple or union of scalars, a class or recordOf(...) for all names, { json: true }, or @Body().',
  }),
  PARAMETER_OPTION_UNFIT: (f: { route: string; at: string; decorator: string; option: string; reason: string; fix: string }) => ({
    what: `The option "${f.option}" of ${f.decorator}, ${f.at} of ${f.route}, does not fit: ${f.reason}.`,
    fix: `${f.fix}.`,
  }),
  BODY_TYPE_UNFIT: (f: { route: string; at: string; type: string }) => ({
    what: `@Body cannot read ${f.at} of ${f.route}: it is declared as ${f.type}, which no body is read as.`,
    fix: 'use @Form() for the fields of a form, a class or another JSON type, Buffer for the bytes, or Readable by itself for the stream.',
  }),
  BODY_MEDIA_UNFIT: (f: { route: string; at: string; mediaTypes: readonly string[]; type: string }) => ({
    what: `@Body cannot read ${f.at} of ${f.route} from ${f.mediaTypes.join(' or ')}: it is declared as ${f.type}.`,
    fix: 'declare a string or another scalar for text, Buffer for bytes, Readable for a stream; name only JSON types (application/json, application/...+json) for anything else.',
  }),
  BODY_CONFLICT: (f: { route: string; one: string; other: string; reason: 'kinds' | 'stream' | 'types' }) => ({
    what: `${f.route} asks for two bodies that cannot both be: ${f.one} and ${f.other}.`,
    fix: {
      kinds:
        'a request has one body, of one kind: make all of it JSON or all of it a form, or move one of the two to another route; a Buffer may stand beside either.',
      stream: 'a stream is the whole body, and it is gone once it is read: drop the other, or take the body as a Buffer.',
      types: 'a body has one media type: let both name one that they share, or move one of the two to another route.',
    }[f.reason],
  }),
  PATH_NAME_UNKNOWN: (f: { route: string; name: string; path: string; suggestion?: string | undefined }) => ({
    what: `${f.route} reads the path parameter "${f.name}", which is not in "${f.path}".${didYouMean(f.suggestion && `"${f.suggestion}"`)}`,
    fix: `write :${f.name} in the path, or give the name that stands there, @Path('name').`,
  }),
  PATH_DEFAULT: (f: { route: string; name: string }) => ({
    what: `The path parameter "${f.name}" of ${f.route} has a default, which can never be used.`,
    fix: 'drop the default, or add a second route without the parameter.',
  }),
  MODEL_EMPTY: (f: { route: string; at: string; model: string }) => ({
    what: `${f.model}, the type of ${f.at} of ${f.route}, has no validation decorators: nothing of it would be checked or kept.`,
    fix: `decorate the properties of ${f.model} with class-validator's decorators; @Allow() keeps one unchecked.`,
  }),
} as const;
