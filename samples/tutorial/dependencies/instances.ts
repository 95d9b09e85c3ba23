/** A dependency can be made with parameters: each one made is its own, and one used twice in a request runs once. */
import { Controller, createApp, dependency, Depends, Get, HttpException, Int, Module, Query, query } from 'tenon';

const weighings: string[] = [];

/** A scale that refuses what is too heavy for it. */
function scale(name: string, limit: number, unit = 'g') {
  return dependency({ weight: query({ type: Int, exclusiveMinimum: 0, description: 'What to weigh.' }) }, ({ weight }) => {
    weighings.push(name);
    if (weight > limit) throw new HttpException(413, { scale: name, limit });
    return `${weight} ${unit}`;
  });
}

class Oven {
  constructor(readonly hottest: number) {}

  readonly heat = dependency({ degrees: query({ type: Int, default: 180 }) }, ({ degrees }) => Math.min(degrees, this.hottest));
}

const tooHeavy = { 413: { description: 'Too heavy for the scale' } };

const letters = scale('letters', 100);
const sacks = scale('sacks', 50, 'kg');
const sameAsLetters = scale('letters again', 100);
const small = new Oven(200);
const large = new Oven(300);

@Controller()
class Bakery {
  @Get('/flour', { responses: tooHeavy })
  weighFlour(@Depends(sacks) sack: string) {
    return sack;
  }

  @Get('/both', { responses: tooHeavy })
  weighBoth(@Depends(letters) letter: string, @Depends(sacks) sack: string, @Depends(letters) again: string) {
    return [letter, sack, again];
  }

  @Get('/equal', { responses: tooHeavy })
  weighEqual(@Depends(letters) a: string, @Depends(sameAsLetters) b: string) {
    return [a, b];
  }

  @Get('/guarded', { use: [letters], responses: tooHeavy })
  weighGuarded(@Query({ type: Int }) weight: number) {
    return weight;
  }

  @Get('/ovens')
  heatOvens(@Depends(small.heat) small: number, @Depends(large.heat) large: number) {
    return { small, large };
  }

  @Get('/weighings')
  readWeighings() {
    return weighings.splice(0);
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
