/** Unions: chosen by a discriminator key, or by whichever member fits best. */
import { Body, Controller, createApp, Field, Int, literal, mapOf, Module, nullable, oneOf, Post } from 'tenon';

class Temperature {
  @Field({ type: literal('temperature') }) kind!: 'temperature';
  @Field({ minimum: 30, maximum: 45 }) celsius!: number;
}

class Pressure {
  @Field({ type: literal('pressure') }) kind!: 'pressure';
  @Field({ type: Int }) upper!: number;
  @Field({ type: Int }) lower!: number;
}

class Remark {
  @Field({ type: literal('remark', 'warning') }) kind!: 'remark' | 'warning';
  @Field() words!: string;
}

type Reading = Temperature | Pressure | Remark;
const Reading = oneOf(Temperature, Pressure, Remark, 'kind');

class Chart {
  @Field() patient!: string;
  @Field({ type: Reading }) latest!: Reading;
  @Field({ type: [Reading] }) earlier: Reading[] = [];
}

class Walk {
  @Field({ type: Int }) minutes!: number;
  @Field({ type: String, nullable: true }) helper: string | null = null;
}

class Bath {
  @Field({ type: Int }) minutes!: number;
  @Field() water: string = 'warm';
}

class Meal {
  @Field() dish!: string;
}

class Answer {
  @Field({ type: oneOf(Int, String) }) value!: number | string;
  @Field({ type: [oneOf(Number, Boolean)] }) scores: (number | boolean)[] = [];
  @Field({ type: mapOf(nullable(oneOf(Int, [Int]))) }) extra = new Map<string, number | number[] | null>();
}

@Controller()
class Ward {
  @Post('/charts', { returns: Chart })
  fillChart(@Body() chart: Chart) {
    return chart;
  }

  @Post('/readings')
  takeReading(@Body({ type: Reading }) reading: Reading) {
    return { taken: reading.constructor.name, reading };
  }

  @Post('/plans')
  planCare(@Body({ type: oneOf(Walk, Bath, Meal) }) plan: Walk | Bath | Meal) {
    return { planned: plan.constructor.name, plan };
  }

  @Post('/answers')
  giveAnswer(@Body() answer: Answer) {
    return answer;
  }
}

@Module({ controllers: [Ward] })
class WardModule {}

export const app = createApp(WardModule);
