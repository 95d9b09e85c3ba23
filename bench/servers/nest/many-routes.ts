import { Module } from '@nestjs/common';
import { itemsUnder } from './items.js';
import { listen } from './listen.js';

const controllers = Array.from({ length: Number(process.env.ROUTES) }, (_, route) => itemsUnder(`r${route}`));

@Module({ controllers })
class AppModule {}

await listen(AppModule);
