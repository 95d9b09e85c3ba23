import { createApp, Module } from 'tenon';
import { AccountsModule } from './accounts/accounts-module.js';
import { CatalogueModule } from './catalogue/catalogue-module.js';
import { DatabaseModule } from './database/database-module.js';
import { document } from './document.js';
import { OrdersModule } from './orders/orders-module.js';
import { SETTINGS, SettingsModule } from './settings.js';

@Module({
  imports: [
    DatabaseModule.forRootAsync({
      imports: [SettingsModule],
      inject: [SETTINGS],
      useFactory: ({ databaseUrl }) => ({ url: databaseUrl }),
    }),
    AccountsModule,
    CatalogueModule,
    OrdersModule,
  ],
})
class ShopModule {}

export const app = createApp(ShopModule, { ...document, errorFormat: 'problem' });
