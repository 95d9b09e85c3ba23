import { apiKeyAuth, Controller, createApp, Depends, Get, Injectable, Module } from 'tenon';
import { newApiKey } from 'tenon/security';

export interface Feeder {
  readonly city: string;
  readonly digest: string;
  /** For its owner to know the key by: `tram_…x7Qa`. */
  readonly hint: string;
}

@Injectable()
export class Feeders {
  readonly #byDigest = new Map<string, Feeder>();

  /** The key is shown once; what is kept does not give it away. */
  add(city: string): string {
    const { key, digest, hint } = newApiKey({ prefix: 'tram_' });
    this.#byDigest.set(digest, { city, digest, hint });
    return key;
  }

  ofKey(digest: string): Feeder | undefined {
    return this.#byDigest.get(digest);
  }
}

export const feeder = apiKeyAuth({
  in: 'header',
  name: 'X-Tram-Key',
  realm: 'trams',
  inputs: { feeders: Feeders },
  verify: (digest, { feeders }) => feeders.ofKey(digest),
});

@Controller('/positions')
class Positions {
  @Get()
  list(@Depends(feeder) { city, hint }: Feeder) {
    return { city, hint };
  }
}

@Module({ controllers: [Positions], providers: [Feeders] })
class TramModule {}

export const app = createApp(TramModule, { title: 'Trams', version: '1.0.0' });
