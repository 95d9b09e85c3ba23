/** Middleware with settings: a function that makes one, listed where the application is made, where the first is the outermost. */
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { Controller, createApp, Get, HttpException, Module, Path } from 'tenon';

/** Writes its mark into the answer's trail, after the marks of those inside. */
function stamp(mark: string, only = '/'): RequestHandler {
  return (request, response, next) => {
    if (request.path.startsWith(only)) {
      onHeaders(response, () => {
        const before = response.get('x-trail');
        response.set('x-trail', before === undefined ? mark : `${before}, ${mark}`);
      });
    }
    next();
  };
}

function limit(longest: number): RequestHandler {
  return (request, response, next) => {
    if (request.path.length <= longest) next();
    else response.status(414).type('text').set('x-longest', String(longest)).send('too far');
  };
}

@Controller()
class Harbour {
  @Get('/docks/:dock', { responses: { 409: { description: 'No water' }, 414: { description: 'Too far' } } })
  readDock(@Path() dock: string) {
    if (dock === 'dry') throw new HttpException(409, 'No water');
    return dock;
  }

  @Get('/cranes')
  readCranes() {
    return ['north', 'south'];
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule, { middleware: [stamp('added last'), stamp('docks', '/docks'), limit(20)] });
// Mounted later, so they stand inside of the listed ones.
app.use(stamp('listed first')).use(stamp('listed second'));
