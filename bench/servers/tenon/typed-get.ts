import { Module, createApp } from 'tenon';
import { itemsUnder } from './items.js';

@Module({ controllers: [itemsUnder('/')] })
class AppModule {}

const app = createApp(AppModule, { title: 'Typed get' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
