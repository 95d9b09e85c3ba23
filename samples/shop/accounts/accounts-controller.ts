import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Links, Path, Post, ResponseState, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { noStore } from '../shared/no-store.js';
import { Account } from './account.js';
import { ACCOUNT_READER, type AccountReader } from './accounts.js';
import { AccountsService } from './accounts-service.js';
import { NewAccount } from './new-account.js';
import { AccountNotFound, EmailTaken } from './problems.js';

@Controller('/accounts', { tags: ['accounts'], middleware: [noStore] })
export class AccountsController {
  constructor(
    @inject(ACCOUNT_READER) private readonly accounts: AccountReader,
    private readonly links: Links,
  ) {}

  @Post({ status: 201, returns: Account, throws: [EmailTaken], summary: 'Open an account' })
  async open(@Depends() service: AccountsService, @Body() account: NewAccount, @Depends() state: ResponseState): Promise<Account> {
    const opened = await service.open(account);
    state.headers.set('location', this.links.path('account', { accountId: opened.id }));
    return opened;
  }

  @Get('/:accountId', { name: 'account', returns: Account, throws: [AccountNotFound], summary: 'Read an account' })
  async read(@Path({ type: Uuid }) accountId: string): Promise<Account> {
    return found(await this.accounts.find(accountId), AccountNotFound);
  }
}
