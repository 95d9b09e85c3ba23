import cors from 'cors';
import helmet from 'helmet';
import { Module, createApp } from 'tenon';
import { itemsUnder } from './items.js';

@Module({ controllers: [itemsUnder('/')] })
class AppModule {}

const app = createApp(AppModule, { title: 'Middleware' });
app.use(helmet());
app.use(cors());
await app.listen(Number(process.env.PORT), '127.0.0.1');
