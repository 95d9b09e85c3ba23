/** Further answers of a route are declared with models, media types, headers and examples; the handler gives them itself. */
import { Body, Controller, createApp, Delete, Depends, Field, Get, Header, HtmlResponse, HttpException, Int, JsonResponse } from 'tenon';
import { Model, Module, nullable, oneOf, Patch, Path, PlainTextResponse, Post, Put, Query, Response, ResponseState } from 'tenon';

@Model({ description: 'Said when a mission cannot be given.' })
class Problem {
  @Field({ description: 'For the person at the desk', examples: ['unknown'] }) reason!: string;
  @Field({ type: Int, nullable: true }) number: number | null = null;
}

class Busy {
  @Field() until!: string;
}

class Mission {
  @Field({ type: Int }) number!: number;
  @Field() street!: string;
  @Field() urgent: boolean = false;
}

const missions = new Map<number, Mission>([
  [1, { number: 1, street: 'Mill Lane', urgent: false }],
  [2, { number: 2, street: 'Ford', urgent: true }],
]);

function problem(status: number, reason: string, number: number | null = null) {
  return new JsonResponse({ reason, number, desk: 'B' }, { status });
}

const map = { 'image/svg+xml': {}, 'application/json': { example: { number: 7, street: 'Quay', urgent: false } } };
const retryAfter = { description: 'Seconds', schema: { type: 'integer', minimum: 0 } };
const quiet = { summary: 'A quiet day', value: '1 Mill Lane' };

@Controller()
class Dispatch {
  @Get('/missions/:number', {
    returns: Mission,
    responses: { 404: Problem, 200: { description: 'The mission, or its map', openapi: { content: map } } },
  })
  readMission(@Path({ type: Int }) number: number, @Header() accept: string = '*/*') {
    const mission = missions.get(number);
    if (mission === undefined) return problem(404, 'unknown', number);
    return accept === 'image/svg+xml' ? new Response(`<svg id="m${number}"/>`, { mediaType: 'image/svg+xml' }) : mission;
  }

  @Post('/missions', {
    status: 201,
    returns: Mission,
    responseDescription: 'Under way',
    responses: {
      201: { headers: { Location: 'Where the mission is found' } },
      409: { returns: Busy, description: 'Somebody drives there', headers: { 'Retry-After': retryAfter } },
      '5XX': { description: 'The desk is down' },
    },
  })
  addMission(@Body() mission: Mission, @Depends() { headers }: ResponseState) {
    if ([...missions.values()].some(({ street }) => street === mission.street)) {
      return new JsonResponse({ until: 'noon' }, { status: 409, headers: { 'Retry-After': '60' } });
    }
    headers.set('location', `/missions/${mission.number}`);
    missions.set(mission.number, mission);
    return mission;
  }

  @Get('/desk', {
    responses: {
      '4XX': { returns: Problem, description: 'Any refusal' },
      default: { returns: [Problem], description: 'Anything else' },
    },
  })
  readDesk(@Query({ type: Int }) code: number = 200) {
    if (code === 200) return { open: true };
    return code < 500 ? problem(code, 'closed') : new JsonResponse([], { status: code });
  }

  @Put('/missions/:number', {
    returns: Mission,
    responses: { 422: { returns: Problem, description: 'Not a mission' }, 402: {}, 404: { description: 'No such mission' } },
  })
  changeMission(@Path({ type: Int }) number: number, @Query() street: string, @Query() urgent: boolean = false) {
    if (!missions.has(number)) throw new HttpException(404);
    if (street === '') return problem(422, 'no street', number);
    const mission = { number, street, urgent };
    missions.set(number, mission);
    return mission;
  }

  @Delete('/missions/:number', {
    status: 204,
    responses: { 404: Problem, 410: { returns: oneOf(Problem, Busy), description: 'Driven already' } },
  })
  dropMission(@Path({ type: Int }) number: number) {
    if (number > 99) return problem(410, 'driven', number);
    if (!missions.delete(number)) return problem(404, 'unknown');
  }

  @Get('/log', {
    responseClass: PlainTextResponse,
    responses: {
      200: { openapi: { content: { 'text/plain': { examples: { quiet } } } } },
      403: { returns: String, mediaType: 'text/html', description: 'Not for you' },
    },
  })
  readLog(@Query() shift: string = 'day') {
    if (shift === 'night') return new HtmlResponse('<p>No</p>', { status: 403 });
    return [...missions.values()].map(({ number, street }) => `${number} ${street}`).join('\n');
  }

  @Patch('/missions/:number', {
    returns: oneOf(Mission, Busy),
    responses: { 202: Busy, 200: { description: 'Changed', openapi: { 'x-audited': true } } },
  })
  turn(@Path({ type: Int }) number: number, @Query({ type: nullable(String) }) street: string | null = null) {
    if (street === null) return new JsonResponse({ until: 'evening' }, { status: 202 });
    const mission = missions.get(number);
    return mission === undefined ? { until: street } : { ...mission, street };
  }
}

@Module({ controllers: [Dispatch] })
class DispatchModule {}

export const app = createApp(DispatchModule, { title: 'Ambulance dispatch', summary: 'Who drives where' });
