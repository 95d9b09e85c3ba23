import { Body, Controller, Get, Int, Path, Post } from 'tenon';
import { Item, ItemNotFound, NewItem } from './item.js';
import { ItemsService } from './items-service.js';

@Controller('/items', { tags: ['items'] })
export class ItemsController {
  constructor(private readonly service: ItemsService) {}

  @Get({ returns: [Item], summary: 'List all' })
  list() {
    return this.service.list();
  }

  @Get('/:id', { returns: Item, throws: [ItemNotFound], summary: 'Read one' })
  read(@Path({ type: Int }) id: number) {
    return this.service.find(id);
  }

  @Post({ status: 201, returns: Item, summary: 'Add one' })
  add(@Body() sent: NewItem) {
    return this.service.add(sent);
  }
}
