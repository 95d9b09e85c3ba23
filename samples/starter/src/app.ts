import { createApp, Module } from 'tenon';
import { HelloController } from './hello/hello-controller.js';
import { ItemsModule } from './items/items-module.js';

@Module({
  imports: [ItemsModule],
  controllers: [HelloController],
})
class AppModule {}

export const app = createApp(AppModule, { title: 'Starter', version: '0.1.0', health: true });
