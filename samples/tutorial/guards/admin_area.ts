/** A whole router stands behind a key; public routes lie beside it, and paths that do not exist are not guarded. */
import { apiKeyHeader, Body, Controller, createApp, Delete, dependency, Field, Get, HttpException, Int } from 'tenon';
import { Module, Path, Put, recordOf } from 'tenon';

const key = apiKeyHeader('x-warden', { schemeName: 'Warden', description: "The warden's key.", autoError: false });

const warden = dependency(
  { key },
  ({ key }) => {
    if (key === undefined) throw new HttpException(401, 'A key is needed here', { headers: { 'WWW-Authenticate': 'APIKey' } });
    if (key !== 'heron') throw new HttpException(403, 'This key does not fit');
    return key;
  },
  { refusals: { 401: 'A key is needed here' } },
);

class Nest {
  @Field({ minLength: 2, examples: ['stork'] }) bird!: string;
  @Field({ type: Int, minimum: 0, maximum: 12 }) eggs = 0;
}

const nests = new Map<number, Nest>([[1, Object.assign(new Nest(), { bird: 'stork', eggs: 3 })]]);

@Controller()
class Reserve {
  @Get('/nests', { tags: ['public'], returns: recordOf(Nest) })
  listNests() {
    return Object.fromEntries(nests);
  }

  @Get('/admin/help', { tags: ['public'] })
  readHelp() {
    return { help: 'Ask the warden' };
  }
}

@Controller('/admin', { tags: ['admin'], use: [warden], responses: { 403: { description: 'The key does not fit' } } })
class Admin {
  @Get('/')
  readOffice() {
    return { nests: nests.size };
  }

  @Put('/nests/:number')
  writeNest(@Path({ type: Int, minimum: 1 }) number: number, @Body() nest: Nest): Nest {
    nests.set(number, nest);
    return nest;
  }

  @Delete('/nests/:number', { status: 204, responses: { 404: { description: 'No such nest' } } })
  dropNest(@Path({ type: Int }) number: number) {
    if (!nests.delete(number)) throw new HttpException(404, 'No such nest');
  }
}

@Module({ controllers: [Reserve, Admin] })
class ReserveModule {}

export const app = createApp(ReserveModule, { title: 'Bird reserve' });
