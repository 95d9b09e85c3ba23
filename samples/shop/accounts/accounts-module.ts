import { Module, provide } from 'tenon';
import { READER, TRANSACTION } from '../database/database.js';
import { ACCOUNT_READER, ACCOUNTS } from './accounts.js';
import { AccountsController } from './accounts-controller.js';
import { AccountsService } from './accounts-service.js';
import { SqlAccounts } from './sql-accounts.js';

@Module({
  controllers: [AccountsController],
  providers: [
    AccountsService,
    provide({ provide: ACCOUNT_READER, useFactory: (reader) => new SqlAccounts(reader), inject: [READER] }),
    provide({ provide: ACCOUNTS, useFactory: (transaction) => new SqlAccounts(transaction), inject: [TRANSACTION], scope: 'request' }),
  ],
  exports: [AccountsService, ACCOUNT_READER],
})
export class AccountsModule {}
