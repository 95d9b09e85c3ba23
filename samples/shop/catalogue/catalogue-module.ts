import { Module, provide } from 'tenon';
import { READER, TRANSACTION } from '../database/database.js';
import { BOOK_READER, BOOKS } from './books.js';
import { CatalogueController } from './catalogue-controller.js';
import { CatalogueService } from './catalogue-service.js';
import { SqlBooks } from './sql-books.js';

@Module({
  controllers: [CatalogueController],
  providers: [
    CatalogueService,
    provide({ provide: BOOK_READER, useFactory: (reader) => new SqlBooks(reader), inject: [READER] }),
    provide({ provide: BOOKS, useFactory: (transaction) => new SqlBooks(transaction), inject: [TRANSACTION], scope: 'request' }),
  ],
  exports: [CatalogueService],
})
export class CatalogueModule {}
