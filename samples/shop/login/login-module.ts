import { Module, provide } from 'tenon';
import { AccountsModule } from '../accounts/accounts-module.js';
import { DATABASE } from '../database/database.js';
import { Logins } from './logins.js';
import { REFRESH_TOKENS } from './refresh-tokens.js';
import { SqlRefreshTokens } from './sql-refresh-tokens.js';
import { TokenController } from './token-controller.js';

@Module({
  imports: [AccountsModule],
  controllers: [TokenController],
  providers: [Logins, provide({ provide: REFRESH_TOKENS, useFactory: (database) => new SqlRefreshTokens(database), inject: [DATABASE] })],
})
export class LoginModule {}
