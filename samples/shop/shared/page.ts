import { Field, generic, Int } from 'tenon';

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** How many there are on all pages together. */
  readonly total: number;
}

/** The model of a page: `Page(Book)` is always the same class, which documents call `PageOfBook`. */
export const Page = generic('PageOf', <T extends object>(item: new () => T) => {
  class PageOf {
    @Field({ type: [item] })
    items!: T[];

    @Field({ type: Int, description: 'How many there are on all pages together.' })
    total!: number;
  }
  return PageOf;
});
