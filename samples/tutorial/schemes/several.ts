/** Several schemes on one route: two that are both required, and two of which either is enough. */
import { apiKeyHeader, apiKeyQuery, Controller, createApp, dependency, Depends, Get, httpBearer, HttpException, Module, Post } from 'tenon';
import type { HttpAuthorizationCredentials } from 'tenon';

const badge = apiKeyHeader('x-badge', { schemeName: 'Badge' });
const shift = httpBearer({ schemeName: 'Shift' });
const maybeBadge = apiKeyHeader('x-badge', { schemeName: 'MaybeBadge', autoError: false });
const maybeLink = apiKeyQuery('link', { schemeName: 'MaybeLink', autoError: false });

const either = dependency(
  { shown: maybeBadge, link: maybeLink },
  ({ shown, link }) => {
    if (shown !== undefined) return `badge ${shown}`;
    if (link !== undefined) return `link ${link}`;
    throw new HttpException(401, 'Show a badge or follow a link', { headers: { 'WWW-Authenticate': 'APIKey' } });
  },
  { refusals: { 401: 'Neither a badge nor a link' } },
);

@Controller()
class PowerStation {
  @Get('/turbine')
  readTurbine(@Depends(badge) key: string, @Depends(shift) token: HttpAuthorizationCredentials) {
    return { badge: key, shift: token.credentials };
  }

  @Post('/turbine', { use: [badge] })
  stopTurbine(@Depends(shift) token: HttpAuthorizationCredentials, @Depends(badge) key: string) {
    return { badge: key, shift: token.credentials, stopped: true };
  }

  @Get('/gallery')
  readGallery(@Depends(either) by: string) {
    return { by };
  }
}

@Module({ controllers: [PowerStation] })
class PowerStationModule {}

export const app = createApp(PowerStationModule, { title: 'Power station' });
