/** Every field of the password form as the handler sees it; the scope string is split at white space. */
import { Controller, createApp, Depends, Module, OAuth2PasswordRequestForm, Post } from 'tenon';

@Controller()
class LibraryDesk {
  @Post('/desk/token', { summary: 'Show what was filled in', responseDescription: 'The filled form' })
  showForm(@Depends() { grantType, username, password, scopes, clientId, clientSecret }: OAuth2PasswordRequestForm) {
    return { grantType, username, password, scopes, clientId, clientSecret };
  }
}

@Module({ controllers: [LibraryDesk] })
class LibraryDeskModule {}

export const app = createApp(LibraryDeskModule, { title: 'Library desk' });
