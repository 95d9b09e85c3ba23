/** Dependencies of the application, of the module, of the controller, of the route and of the parameters run in this order, inner ones first. */
import { Controller, createApp, dependency, type Dependency, Depends, Get } from 'tenon';
import { header, HttpException, Int, Module, nullable, Post, query } from 'tenon';

const trace: string[] = [];

/** A dependency that leaves its word in the trace after the dependencies that it needs. */
function note(word: string, ...needs: Dependency[]) {
  return dependency(Object.fromEntries(needs.entries()), () => {
    trace.push(word);
    return word;
  });
}

const season = dependency(
  {
    ticket: query({ type: nullable(Int), default: null, description: 'Ticket number.' }),
    door: header('x-door', { type: nullable(String), default: null }),
  },
  ({ door }) => {
    trace.push('season');
    if (door === 'closed') throw new HttpException(403, 'The house is closed');
  },
);

const root = note('root');
const leaf = note('leaf');
const branch = note('branch', root);
const twig = note('twig', root, leaf);

@Controller('/concerts', { use: [note('router')] })
class Concerts {
  @Get('/plain')
  readPlain() {
    trace.push('handler');
    return 'plain';
  }

  @Get('/full', { use: [note('decorator one'), note('decorator two')] })
  readFull(@Depends(branch) b: string, @Depends(twig) t: string, @Depends(note('last')) last: string) {
    trace.push('handler');
    return [b, t, last];
  }

  @Post('/tree', { use: [twig] })
  readTree(@Depends(leaf) t: string, @Depends(branch) b: string) {
    trace.push('handler');
    return [t, b];
  }
}

@Controller()
class Trace {
  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Concerts], use: [note('include')] })
class ConcertsModule {}

@Module({ imports: [ConcertsModule], controllers: [Trace] })
class HouseModule {}

export const app = createApp(HouseModule, { use: [note('app'), season], responses: { 403: { description: 'The house is closed' } } });
