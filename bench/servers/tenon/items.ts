import { Controller, Get, Int, Path, Query } from 'tenon';

/** A controller with the typed route under a prefix; each call makes a class of its own. */
export function itemsUnder(prefix: string) {
  @Controller(prefix)
  class Items {
    @Get('/items/:itemId')
    readItem(@Path({ type: Int }) itemId: number, @Query({ optional: true }) q?: string) {
      return { itemId, q };
    }
  }
  return Items;
}
