import { Module, createApp, requires } from 'tenon';
import { itemsUnder } from './items.js';
import { member } from './member.js';

const use = process.env.GUARDS === 'on' ? [member, requires('items:read')] : [];
const others = Array.from({ length: 20 }, (_, route) => itemsUnder(`/members${route}`, { use }));

@Module({ controllers: [itemsUnder('/'), ...others] })
class AppModule {}

const app = createApp(AppModule, { title: 'Unguarded' });
await app.listen(Number(process.env.PORT), '127.0.0.1');
