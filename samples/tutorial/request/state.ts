/** What middleware or a dependency leaves in the request's locals is there for everybody after it, in this request only; the application's state stays. */
import type { Request, RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { Catch, Controller, createApp, dependency, Depends, Get, Int, JsonResponse, Module, Path, path, Post, Req, REQUEST } from 'tenon';

const bank = { visits: 0, sign: 'seed bank' };

class Spilled extends Error {}

interface Locals {
  readonly visit: number;
  readonly notes: string[];
  keeper?: string;
  species?: string;
}

const localsOf = (request: Request) => request.res?.locals as Locals;

const count: RequestHandler = (_request, response, next) => {
  bank.visits += 1;
  const notes = ['middleware'];
  Object.assign(response.locals, { visit: bank.visits, notes });
  onHeaders(response, () => response.set('x-notes', notes.join(';')));
  next();
};

class Spills {
  @Catch(Spilled)
  onSpilled(_error: Spilled, @Req() request: Request) {
    const { notes, species } = localsOf(request);
    notes.push('handler of errors');
    return new JsonResponse({ spilled: species }, { status: 422 });
  }
}

const keeper = dependency({ request: REQUEST }, ({ request }) => {
  const locals = localsOf(request);
  locals.keeper = request.get('x-keeper') ?? 'nobody';
  locals.notes.push('keeper');
});

const jar = dependency({ request: REQUEST, number: path({ type: Int }), keeper }, ({ request, number }) => {
  const { notes, keeper } = localsOf(request);
  notes.push(`jar ${number}`);
  return `${keeper}/${number}`;
});

@Controller()
class SeedBank {
  @Get('/jars/:number')
  readJar(@Req() request: Request, @Depends(jar) where: string) {
    const { notes, visit } = localsOf(request);
    notes.push('handler');
    return { where, visit, sign: bank.sign };
  }

  @Get('/plain')
  readPlain(@Req() request: Request) {
    const { keeper = null, visit } = localsOf(request);
    return { keeper, visit };
  }

  @Post('/spill/:species')
  spill(@Path() species: string, @Req() request: Request) {
    localsOf(request).species = species;
    throw new Spilled();
  }

  @Post('/close', { use: [keeper] })
  close(@Req() request: Request) {
    bank.sign = `closed by ${localsOf(request).keeper}`;
    return bank.sign;
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { middleware: [count], errorHandlers: [Spills] });
