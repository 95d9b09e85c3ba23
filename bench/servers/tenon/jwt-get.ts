import { Module, createApp, requires } from 'tenon';
import { itemsUnder } from './items.js';
import { member } from './member.js';

@Module({ controllers: [itemsUnder('/', { use: [member, requires('items:read')] })] })
class AppModule {}

const app = createApp(AppModule, { title: 'JWT get' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
