/** One module can be imported several times; each import has its own prefix, tags and guards. */
import { Body, Controller, createApp, dependency, Field, Get, header, HttpException, Module, nullable, Path, Post, Req } from 'tenon';
import type { Request } from 'express';

class Tide {
  @Field() harbour!: string;
  @Field() metres!: number;
}

const noted: string[] = [];

@Controller({ tags: ['tides'] })
class Tides {
  @Get('/tides/:harbour', { returns: Tide })
  readTide(@Path() harbour: string, @Req() request: Request): Tide {
    return { harbour, metres: request.path.length / 4 };
  }
  @Post('/tides', { status: 201 })
  noteTide(@Body() tide: Tide, @Req() request: Request) {
    return noted.push(`${request.path} ${tide.harbour}`);
  }
  @Get('/notes', { includeInSchema: false })
  readNotes() {
    return noted;
  }
}

const pilot = dependency({ pilot: header('x-pilot', { type: nullable(String), default: null }) }, ({ pilot }) => {
  if (pilot === null) throw new HttpException(401, 'Pilots only');
});

@Module({ controllers: [Tides] })
class TidesModule {}

const old = { module: TidesModule, prefix: '/v1', tags: ['old'], deprecated: true };
const guarded = { module: TidesModule, prefix: '/v2', use: [pilot], responses: { 401: { description: 'Not a pilot' } } };

@Module({ imports: [old, guarded, TidesModule] })
class HarbourModule {}

export const app = createApp(HarbourModule);
