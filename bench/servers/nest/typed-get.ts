import { Module } from '@nestjs/common';
import { itemsUnder } from './items.js';
import { listen } from './listen.js';

@Module({ controllers: [itemsUnder('/')] })
class AppModule {}

await listen(AppModule);
