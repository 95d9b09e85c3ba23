import { Controller, Get, Int, Path, Query, type ControllerOptions } from 'tenon';

/** A controller with the typed route under a prefix; each call makes a class of its own. */
export function itemsUnder(prefix: string, options?: ControllerOptions) {
  @Controller(prefix, options)
  class Items {
    @Get('/items/:itemId')
    readItem(@Path({ type: Int }) itemId: number, @Query({ optional: true }) q?: string) {
      return { itemId, q };
    }
  }
  return Items;
}
