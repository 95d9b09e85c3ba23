import { Check, Field, Int, loadSettings, Secret, Settings } from 'tenon';
import { randomToken } from 'tenon/security';

/** In development each process makes a key up: a restart ends the tokens that were given out before. */
const madeUpKey = new Secret(randomToken(32));

/** What hashing a password costs; what OWASP recommends if nothing is said. */
class HashingCost {
  @Field({ type: Int, minimum: 1, maximum: 20, description: 'scrypt takes 2^ln steps.' }) readonly ln: number = 17;
}

/** What differs from one installation of the shop to the next. */
@Settings({ envFile: '.env' })
@Check(({ nodeEnv, tokenKey }: ShopSettings) => nodeEnv !== 'production' || tokenKey !== madeUpKey, {
  message: 'is missing: the secret that signs the access tokens, the same for every process ("openssl rand -base64 32" makes one)',
  loc: ['tokenKey'],
})
export class ShopSettings {
  @Field({ description: '`sqlite:` and the path of a file, or the `postgres://` address of a server.' })
  readonly databaseUrl: string = 'sqlite:data/shop.sqlite';

  @Field() readonly hashing: HashingCost = new HashingCost();

  @Field({ minLength: 32, description: 'What signs the access tokens.' }) readonly tokenKey: Secret = madeUpKey;

  @Field({ description: 'The hosts that the shop answers for: `shop.example,www.shop.example`, or any.' }) readonly hosts: string = '*';

  @Field({ type: Int, minimum: 0, maximum: 65_535 }) readonly port: number = 8000;

  @Field() readonly nodeEnv: string = 'development';

  get hostNames(): string[] {
    return this.hosts.split(',').map((host) => host.trim());
  }

  /** Whether it is there to be tried out. */
  get isDemo(): boolean {
    return this.nodeEnv !== 'production';
  }
}

/** What has to be known before there is an application: which hosts it answers for, and what signs its tokens. */
export const { hostNames, tokenKey } = loadSettings(ShopSettings);
