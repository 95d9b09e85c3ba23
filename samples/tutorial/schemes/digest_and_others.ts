/** Digest checks only its word; a base scheme takes any word and names its own in the challenge, in title case. */
import { Controller, createApp, Depends, Get, httpDigest, httpScheme, Module, nullable, recordOf } from 'tenon';
import type { HttpAuthorizationCredentials as Shown } from 'tenon';

const digest = httpDigest({ description: 'Answer the challenge of the depot.' });
const maybeDigest = httpDigest({ autoError: false, schemeName: 'OptionalDigest' });
const seal = httpScheme('Seal');
const courier = httpScheme('courier-sign', { schemeName: 'CourierSign', description: 'Signed by the courier.' });
const maybeCourier = httpScheme('courier-sign', { schemeName: 'OptionalCourier', autoError: false });

@Controller()
class CourierDepot {
  @Get('/vault')
  openVault(@Depends(digest) shown: Shown) {
    return shown;
  }

  @Get('/window')
  openWindow(@Depends(maybeDigest) shown: Shown | undefined) {
    return shown ?? null;
  }

  @Get('/letters', { returns: recordOf(String) })
  readLetters(@Depends(seal) { scheme, credentials }: Shown) {
    return { scheme, credentials };
  }

  @Get('/parcels', { returns: recordOf(String) })
  readParcels(@Depends(courier) { scheme, credentials }: Shown) {
    return { scheme, credentials };
  }

  @Get('/postcards', { returns: nullable(String) })
  readPostcards(@Depends(maybeCourier) shown: Shown | undefined) {
    return shown?.scheme ?? null;
  }
}

@Module({ controllers: [CourierDepot] })
class CourierDepotModule {}

export const app = createApp(CourierDepotModule, { title: 'Courier depot' });
