/** An error that nobody expected is a 500 that tells nothing; so is a failing handler, a failing dependency and an answer that is not what was promised. */
import { Catch, Controller, createApp, dependency, Depends, Field, Get, HttpException, Int, Module, Path, query } from 'tenon';

class Ladder extends Error {}

class Count {
  @Field({ type: Int }) apples!: number;
}

class OrchardErrors {
  @Catch(Ladder)
  onLadder() {
    throw new Error('the handler fell too');
  }
}

const basket = dependency({ size: query({ type: Int, default: 5 }) }, ({ size }) => {
  if (size > 9) throw new Error(`basket of ${size} burst`);
  return size;
});

@Controller()
class Orchard {
  @Get('/trees/:row')
  readTree(@Path({ type: Int }) row: number, @Depends(basket) size: number) {
    if (row === 3) throw new Error('a branch broke');
    if (row === 4) throw new Ladder();
    if (row === 5) throw new HttpException(500, 'Said on purpose', { headers: { 'X-Row': '5' } });
    return { row, size };
  }

  @Get('/count/:kind', { returns: Count })
  count(@Path() kind: string): unknown {
    return kind === 'wrong' ? { apples: 'many' } : { apples: 12, worms: 3 };
  }
}

@Module({ controllers: [Orchard] })
class OrchardModule {}

export const app = createApp(OrchardModule, { errorHandlers: [OrchardErrors] });
