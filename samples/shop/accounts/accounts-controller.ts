import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Path, Post, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { ACCOUNT_READER, type Account, type AccountReader } from './accounts.js';
import { AccountsService } from './accounts-service.js';
import { NewAccount } from './new-account.js';

@Controller('/accounts')
export class AccountsController {
  constructor(@inject(ACCOUNT_READER) private readonly accounts: AccountReader) {}

  @Post({ status: 201 })
  open(@Depends() service: AccountsService, @Body() account: NewAccount): Promise<Account> {
    return service.open(account);
  }

  @Get('/:accountId')
  async read(@Path({ type: Uuid }) accountId: string): Promise<Account> {
    return found(await this.accounts.find(accountId), 'Account');
  }
}
