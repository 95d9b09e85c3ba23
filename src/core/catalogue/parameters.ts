import { didYouMean } from './did-you-mean.js';

/** What can be wrong with the parameters of handlers, constructors and dependencies. */
export const parameterErrors = {
  PARAMETER_UNDECLARED: (f: { route: string; at: string }) => ({
    what: `Nothing says where ${f.at} of ${f.route} comes from.`,
    fix: 'decorate it with @Path(), @Query(), @Header(), @Cookie(), @Body(), @Depends(), @Req() or @Res().',
  }),
  PARAMETER_NAMELESS: (f: { route: string; at: string; decorator: string }) => ({
    what: `The name of ${f.at} of ${f.route} cannot be read from its source.`,
    fix: `give the name, ${f.decorator}('name'); destructured parameters and minified code have none.`,
  }),
  PARAMETER_TYPE_UNKNOWN: (f: { route: string; at: string; decorator: string; type: string }) => ({
    what: `The type of ${f.at} of ${f.route} is lost when the program runs (the compiler wrote ${f.type}).`,
    fix: `state it: ${f.decorator}({ type: [String] }) for an array, { enum: Color }, { type: literal('a', 'b') }, a class or Int.`,
  }),
  PARAMETER_TYPE_UNFIT: (f: { route: string; at: string; decorator: string; type: string }) => ({
    what: `${f.decorator} cannot read ${f.at} of ${f.route} from text: it is declared as ${f.type}.`,
    fix: 'use a scalar (String, Number, Int, Boolean, BigInt, Date, Uuid, DateOnly, literal, an enum), an array of one, or @Body().',
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
