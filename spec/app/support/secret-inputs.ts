import {
  apiKeyHeader,
  apiKeyQuery,
  Body,
  Controller,
  Cookie,
  Field,
  Form,
  Get,
  Header,
  httpBasic,
  httpBearer,
  Int,
  Post,
  Query,
} from 'tenon';

export class Login {
  @Field()
  user!: string;

  @Field({ secret: true, minLength: 200 })
  password!: string;

  @Field({ type: Int, openapi: { format: 'password' }, alias: 'card_pin' })
  pin!: number;
}

class Batch {
  @Field({ type: [Login] })
  logins!: Login[];

  @Field({ type: Login, secret: true, optional: true })
  own?: Login;
}

class Keys {
  @Field({ secret: true, type: Int })
  xApiKey!: number;

  @Field()
  xNeeded!: string;
}

/** Every kind of input, so declared that what the specs send is invalid. */
@Controller('/inputs')
export class Inputs {
  @Post('/json')
  json(@Body() login: Login) {
    return login.user;
  }

  @Post('/batch')
  batch(@Body() batch: Batch) {
    return batch.logins.length;
  }

  @Post('/form')
  form(@Form() login: Login) {
    return login.user;
  }

  @Post('/fields')
  fields(@Form({ secret: true, minLength: 200 }) password: string, @Form({ type: Int }) count: number) {
    return [password, count];
  }

  @Get('/query')
  query(
    @Query({ alias: 'access_token', secret: true, type: Int }) token: number,
    @Query({ alias: 'api_key', openapi: { format: 'password' }, type: [Int] }) keys: number[],
  ) {
    return [token, keys];
  }

  @Get('/header')
  header(@Header({ type: Int }) authorization: number, @Header({ secret: true, type: Int }) xApiKey: number) {
    return [authorization, xApiKey];
  }

  @Get('/headers')
  headers(@Header({ unknownKeys: 'forbid' }) keys: Keys) {
    return keys.xNeeded;
  }

  @Get('/cookie')
  cookie(@Cookie({ secret: true, type: Int }) session: number) {
    return session;
  }

  @Get('/basic', { use: [httpBasic()] })
  basic() {
    return 'in';
  }

  @Get('/bearer', { use: [httpBearer(), apiKeyHeader('x-other'), apiKeyQuery('other')] })
  bearer() {
    return 'in';
  }
}
