import { Module } from 'tenon';
import { ItemsController } from './items-controller.js';
import { ItemsService } from './items-service.js';

@Module({
  controllers: [ItemsController],
  providers: [ItemsService],
  exports: [ItemsService],
})
export class ItemsModule {}
