/** What can be wrong with the types that models state, by `@Field` and by what stands in its `type`. */
export const fieldErrors = {
  FIELD_TYPE_UNKNOWN: (f: { model: string; property: string; type: string }) => ({
    what: `The type of "${f.property}" of ${f.model} is lost when the program runs (the compiler wrote ${f.type}).`,
    fix: `declare it, ${f.property}: string = ..., where an initialiser stands alone; else state it: @Field({ type: [String] }) for a list, { type: oneOf(Cat, Dog) }, { type: literal('a', 'b') }, { type: mapOf(Number) }, { enum: Color }, a class, or { type: Object } for anything.`,
  }),
  FIELD_LIMIT_UNFIT: (f: { model: string; property: string; limits: readonly string[]; type: string }) => ({
    what: `The ${f.limits.join(' and ')} of "${f.property}" of ${f.model} ${f.limits.length === 1 ? 'says' : 'say'} nothing of ${f.type}.`,
    fix: 'drop it, or state the type that it belongs to: text has lengths and a pattern, numbers have a minimum and a maximum, lists and sets have numbers of items.',
  }),
  FIELD_LATER_UNFIT: (f: { model: string; property: string; type: string }) => ({
    what: `The function that is stated as the type of "${f.property}" of ${f.model} names ${f.type}, which is neither a class nor a list of one.`,
    fix: 'state what is around the classes at once, and only those later: oneOf(() => Cat, () => Dog), tuple(() => Cat, Int), recordOf(() => Cat).',
  }),
  TYPE_UNREADABLE: (f: { given: string }) => ({
    what: `A type is stated as ${f.given}, which names none.`,
    fix: 'write a scalar (String, Int, literal(...)), a class, a list [Class], or tuple, setOf, mapOf, recordOf, oneOf or nullable; a class that is not there yet, because it stands below or its file imports this one, is written () => Class.',
  }),
  UNION_TAG_MISSING: (f: { branch: string; tag: string }) => ({
    what: `${f.branch} is one of the branches that "${f.tag}" tells apart, and names no value of "${f.tag}".`,
    fix: `declare it there: @Field({ type: literal('cat') }) ${f.tag} = 'cat' as const; or drop the '${f.tag}' of oneOf(...), and the branches are tried in order.`,
  }),
  UNION_TAG_TWICE: (f: { branches: readonly [string, string]; tag: string; value: string }) => ({
    what: `${f.branches[0]} and ${f.branches[1]} both say that their "${f.tag}" is ${f.value}, so it cannot tell them apart.`,
    fix: `give each branch a value of its own, or drop the '${f.tag}' of oneOf(...), and the branches are tried in order.`,
  }),
} as const;
