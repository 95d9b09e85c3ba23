import { Module, requires } from 'tenon';
import { currentMember } from '../access/member.js';
import { CatalogueModule } from '../catalogue/catalogue-module.js';
import { BooksController } from './books-controller.js';

/** What the staff does. Whatever is added here is guarded, too. */
@Module({
  imports: [CatalogueModule],
  controllers: [BooksController],
  prefix: '/admin',
  tags: ['admin'],
  use: [currentMember, requires('catalogue:write')],
})
export class AdminModule {}
