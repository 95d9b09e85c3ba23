/** A dependency may take the request itself, and may return anything: nothing, false, zero, an empty list, a function. */
import { Controller, createApp, Delete, dependency, Depends, Get, Module, Path, Post, REQUEST, ResponseState } from 'tenon';

const caller = dependency({ request: REQUEST }, ({ request }) => ({
  method: request.method,
  path: request.path,
  agent: request.get('user-agent'),
  star: request.params.star ?? null,
}));

const trusted = dependency({ request: REQUEST }, ({ request }) => request.get('x-observatory') === 'summit');
const nothing = dependency(() => null);
const zero = dependency(() => 0);
const empty = dependency(() => [] as string[]);
const shout = dependency(() => (word: string) => `${word.toUpperCase()}!`);

const stamp = dependency({ state: ResponseState, request: REQUEST }, ({ state, request }) => {
  state.headers.set('x-stamp', `${request.method.toLowerCase()}-${Object.keys(request.query).length}`);
});

@Controller()
class Observatory {
  @Get('/stars/:star')
  readStar(@Path() star: string, @Depends(caller) who: object, @Depends(trusted) isTrusted: boolean) {
    return { star, who, trusted: isTrusted };
  }

  @Post('/stars')
  addStar(@Depends(caller) who: object) {
    return who;
  }

  @Get('/little')
  readLittle(@Depends(nothing) a: null, @Depends(zero) b: number, @Depends(empty) c: string[], @Depends(trusted) d: boolean) {
    return { a, b, c, d };
  }

  @Get('/call/:word')
  callOut(@Path() word: string, @Depends(shout) loud: (word: string) => string) {
    return loud(word);
  }

  @Delete('/stars/:star', { use: [stamp] })
  dropStar(@Path() star: string) {
    return { dropped: star };
  }

  @Get('/dome', { use: [stamp] })
  readDome(@Depends(shout) light: (word: string) => string, @Depends() state: ResponseState) {
    state.status = 203;
    return light('dome');
  }
}

@Module({ controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule);
