/** With the document switched off there is neither document nor page, and their addresses are free. */
import { Controller, createApp, Depends, Get, Int, Module, OpenApi, Path } from 'tenon';

@Controller()
class Vault {
  @Get('/vault/:box', { summary: 'Never shown' })
  readBox(@Path({ type: Int }) box: number) {
    return { box };
  }

  @Get('/openapi.json')
  async readOwnDocument(@Depends() openapi: OpenApi) {
    const { paths } = await openapi.document();
    return { openapi: 'my own', paths: Object.keys(paths).length };
  }
}

@Module({ controllers: [Vault] })
class VaultModule {}

export const app = createApp(VaultModule, { title: 'Nothing to see', openapi: false });
