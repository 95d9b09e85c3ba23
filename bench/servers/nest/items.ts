import { Controller, Get, Param, ParseIntPipe, Query, type Type } from '@nestjs/common';

/** A controller with the typed route under a prefix; each call makes a class of its own. */
export function itemsUnder(prefix: string): Type {
  @Controller(prefix)
  class Items {
    @Get('items/:itemId')
    readItem(@Param('itemId', ParseIntPipe) itemId: number, @Query('q') q?: string) {
      return { itemId, q };
    }
  }
  return Items;
}
