/** Guards run from the outside in: application, inclusion, router, decorator, then the parameters; the first that refuses ends the request. */
import {
  Controller,
  createApp,
  dependency,
  Depends,
  Get,
  header,
  HttpException,
  Module,
  nullable,
  Req,
  REQUEST,
  ResponseState,
} from 'tenon';

const trace: string[] = [];

const guard = (name: string) =>
  dependency(
    { stop: header({ type: nullable(String), default: null, description: 'The guard that refuses' }) },
    ({ stop }) => {
      trace.push(name);
      if (stop === name) throw new HttpException(403, `Stopped at the ${name}`);
      return name;
    },
    { refusals: { 403: `Stopped at the ${name}` } },
  );

const [appGate, yard, door, stairs, room, window] = [
  guard('gate'),
  guard('yard'),
  guard('door'),
  guard('stairs'),
  guard('room'),
  guard('window'),
];
const stamp = dependency({ response: ResponseState }, ({ response }) => void response.headers.set('x-stamp', 'seen'));
const note = dependency({ request: REQUEST }, ({ request }) => void Object.assign(request, { note: 'from a guard' }));
const leave = dependency(() => trace.splice(0));

@Controller('/keep', { use: [door] })
class Keep {
  @Get('/hall', { use: [stairs, stamp] })
  enterHall(@Depends(room) seen: string, @Depends(window) other: string) {
    trace.push('hall');
    return { room: seen, other };
  }

  @Get('/cellar', { use: [note] })
  enterCellar(@Req() request: { note?: string }) {
    return { note: request.note };
  }
}

@Module({ controllers: [Keep], use: [yard] })
class KeepModule {}

@Controller()
class Castle {
  @Get('/moat', { use: [window, yard, window] })
  crossMoat() {
    return { dry: true };
  }

  @Get('/trace')
  readTrace(@Depends(leave) seen: string[]) {
    return seen;
  }
}

@Module({ imports: [KeepModule], controllers: [Castle] })
class CastleModule {}

export const app = createApp(CastleModule, { title: 'Castle', use: [appGate] });
