import { Module } from '@nestjs/common';
import cors from 'cors';
import helmet from 'helmet';
import { itemsUnder } from './items.js';
import { listen } from './listen.js';

@Module({ controllers: [itemsUnder('/')] })
class AppModule {}

await listen(AppModule, (app) => {
  app.use(helmet());
  app.use(cors());
});
