/** The scopes asked for on the way from the handler down to a dependency are collected there, outermost first; what is asked for again further down is listed again there. */
import { Controller, createApp, dependency, Depends, Get, Module, Security, SecurityScopes } from 'tenon';

const seen = dependency({ asked: SecurityScopes }, ({ asked }) => ({ scopes: asked.scopes, text: asked.scopeStr }));
const palmHouse = dependency({ below: { token: seen, scopes: ['palms'] }, asked: SecurityScopes }, ({ below, asked }) => {
  return { here: asked.scopes, below };
});
const orchidRoom = dependency({ below: { token: palmHouse, scopes: ['orchids', 'glass'] }, asked: SecurityScopes }, ({ below, asked }) => {
  return { here: asked.scopes, below };
});
const toolShed = dependency({ below: seen }, ({ below }) => ({ below }));

@Controller()
class Garden {
  @Get('/gate')
  gate(@Depends(seen) below: object) {
    return below;
  }

  @Get('/herbs')
  herbs(@Security(seen, ['herbs']) below: object) {
    return below;
  }

  @Get('/two')
  two(@Security(seen, ['water', 'earth']) below: object) {
    return below;
  }

  @Get('/palms')
  palms(@Depends(palmHouse) below: object) {
    return below;
  }

  @Get('/palms/keeper')
  palmsOfKeeper(@Security(palmHouse, ['keeper']) below: object) {
    return below;
  }

  @Get('/orchids')
  orchids(@Security(orchidRoom, ['keeper', 'glass']) below: object) {
    return below;
  }

  @Get('/orchids/night')
  orchidsAtNight(@Security(orchidRoom, ['night', 'lamp']) below: object) {
    return below;
  }

  @Get('/palms/inside')
  palmsInside(@Depends(toolShed) first: object, @Security(palmHouse, ['fronds']) then: object) {
    return [first, then];
  }

  @Get('/shed')
  shed(@Security(toolShed, ['spade', 'rake']) below: object) {
    return below;
  }

  @Get('/twice')
  twice(@Security(palmHouse, ['palms', 'palms', 'fronds']) below: object) {
    return below;
  }

  @Get('/handler')
  handler(@Depends() { scopes, scopeStr: text }: SecurityScopes) {
    return { scopes, text };
  }
}

@Module({ controllers: [Garden] })
class GardenModule {}

export const app = createApp(GardenModule, { title: 'Botanical garden' });
