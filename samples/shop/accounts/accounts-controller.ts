import { Controller, Depends, Get, Links, Post, Public, ResponseState } from 'tenon';
import { accountsPerAddress } from '../access/limits.js';
import { located } from '../shared/location.js';
import { noStore } from '../shared/no-store.js';
import { Account } from './account.js';
import { AccountsService } from './accounts-service.js';
import { ownAccount } from './own-account.js';
import { EmailTaken } from './problems.js';
import { registration, type Registration } from './registration.js';

@Controller('/accounts', { tags: ['accounts'], middleware: [noStore] })
export class AccountsController {
  constructor(private readonly links: Links) {}

  @Post({
    status: 201,
    returns: Account,
    throws: [EmailTaken],
    use: [accountsPerAddress],
    responses: { 201: located },
    responseDescription: 'The account.',
    summary: 'Open an account',
    description: 'The address is kept in lower case, of the password a hash.',
  })
  @Public()
  async openAccount(
    @Depends(registration) account: Registration,
    @Depends() service: AccountsService,
    @Depends() state: ResponseState,
  ): Promise<Account> {
    const opened = await service.open(account);
    state.headers.set('location', this.links.path('AccountsController.readAccount', { accountId: opened.id }));
    return opened;
  }

  @Get('/:accountId', {
    returns: Account,
    responseDescription: 'The account.',
    summary: 'Read an account',
    description: "One's own, or any for the staff. Without what the staff has noted.",
  })
  readAccount(@Depends(ownAccount) account: Account): Account {
    return account;
  }
}
