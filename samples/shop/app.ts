import { createApp, Module, securityHeaders, trustedHosts } from 'tenon';
import { AccountsModule } from './accounts/accounts-module.js';
import { AdminModule } from './admin/admin-module.js';
import { CatalogueModule } from './catalogue/catalogue-module.js';
import { DatabaseModule } from './database/database-module.js';
import { document } from './document.js';
import { LoginModule } from './login/login-module.js';
import { OrdersModule } from './orders/orders-module.js';
import { hostNames, ShopSettings } from './settings.js';

@Module({
  imports: [
    DatabaseModule.forRootAsync({
      inject: [ShopSettings],
      useFactory: ({ databaseUrl }) => ({ url: databaseUrl }),
    }),
    AccountsModule,
    LoginModule,
    CatalogueModule,
    AdminModule,
    OrdersModule,
  ],
})
class ShopModule {}

export const app = createApp(ShopModule, {
  ...document,
  errorFormat: 'problem',
  secureByDefault: true,
  health: true,
  middleware: [trustedHosts(hostNames), securityHeaders()],
});
