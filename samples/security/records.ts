import { timingSafeEqual } from 'node:crypto';
import {
  AuditTrail,
  Body,
  Controller,
  createApp,
  dependency,
  Field,
  header,
  HttpException,
  Module,
  Post,
  requestIdOf,
  Req,
  LOGGER,
  Depends,
  type AuditEvent,
  type Logger,
} from 'tenon';
import type { Request } from 'express';

class SignUp {
  @Field({ minLength: 3 })
  name!: string;

  @Field({ secret: true, minLength: 15 })
  password!: string;
}

const keys = new Map([['shop', Buffer.from('key-of-the-shop')]]);

/** A check of one's own tells the audit trail who came in; a refusal is seen without a word. */
const tenant = dependency(
  {
    name: header('x-tenant', { type: String }),
    key: header('x-tenant-key', { type: String, secret: true }),
    trail: AuditTrail,
  },
  ({ name, key, trail }) => {
    const [known, given] = [keys.get(name), Buffer.from(key)];
    if (known?.length !== given.length || !timingSafeEqual(known, given)) throw new HttpException(401, 'Invalid credentials');
    trail.authenticated(name, 'tenantKey');
    return name;
  },
  { refusals: { 401: 'Invalid credentials' } },
);

@Controller('/people', { use: [tenant] })
export class People {
  constructor(@Depends(LOGGER) private readonly logger: Logger) {}

  @Post()
  signUp(@Body() { name }: SignUp, @Req() request: Request) {
    if (name === 'root') this.logger.warn({ requestId: requestIdOf(request) }, 'somebody would like to be root');
    return { name };
  }

  @Post('/import')
  import() {
    throw new Error('postgres://app:s3cret@db/people cannot be reached');
  }
}

@Module({ controllers: [People] })
export class RecordsModule {}

/** Where events would go to a store of their own. */
export const written: AuditEvent[] = [];

export const app = createApp(RecordsModule, {
  audit: (event) => {
    written.push(event);
  },
});
