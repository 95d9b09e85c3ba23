import { Module, createApp } from 'tenon';
import { itemsUnder } from './items.js';

const controllers = Array.from({ length: Number(process.env.ROUTES) }, (_, route) => itemsUnder(`/r${route}`));

@Module({ controllers })
class AppModule {}

const app = createApp(AppModule, { title: 'Many routes' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
