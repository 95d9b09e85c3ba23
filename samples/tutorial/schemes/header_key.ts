/** An API key in a header: absent or empty is not authenticated, anything else is handed to the route as it came. */
import { apiKeyHeader, Controller, createApp, Depends, Get, HttpException, Module, Post } from 'tenon';

const vaultKey = apiKeyHeader('X-Vault-Key', { description: 'Engraved on the vault key.' });
const growerKey = apiKeyHeader('x-grower', { schemeName: 'GrowerKey', autoError: false });
const growers = new Map([
  ['oat-11', 'Maren'],
  ['rye-12', 'Tomas'],
]);

@Controller('/seeds')
class Seeds {
  @Get()
  listSeeds(@Depends(vaultKey) key: string) {
    return { key, length: [...key].length };
  }

  @Post({ status: 201, responses: { 403: { description: 'Growers only' } } })
  storeSeed(@Depends(growerKey) key: string | undefined) {
    if (key === undefined) throw new HttpException(403, 'Growers only');
    const grower = growers.get(key);
    if (grower === undefined) throw new HttpException(403, 'Unknown grower');
    return { grower };
  }
}

@Module({ controllers: [Seeds] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { title: 'Seed bank' });
