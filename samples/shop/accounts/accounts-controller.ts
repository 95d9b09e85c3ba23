import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Links, Path, Post, ResponseState, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { located } from '../shared/location.js';
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

  @Post({
    status: 201,
    returns: Account,
    throws: [EmailTaken],
    responses: { 201: located },
    responseDescription: 'The account.',
    summary: 'Open an account',
    description: 'The address is kept in lower case.',
  })
  async openAccount(@Depends() service: AccountsService, @Body() account: NewAccount, @Depends() state: ResponseState): Promise<Account> {
    const opened = await service.open(account);
    state.headers.set('location', this.links.path('AccountsController.readAccount', { accountId: opened.id }));
    return opened;
  }

  @Get('/:accountId', {
    returns: Account,
    throws: [AccountNotFound],
    responseDescription: 'The account.',
    summary: 'Read an account',
    description: 'Without what the staff has noted.',
  })
  async readAccount(@Path({ type: Uuid, description: 'The id of the account.' }) accountId: string): Promise<Account> {
    return found(await this.accounts.find(accountId), AccountNotFound);
  }
}
