/** Fields of a body carry limits: numbers, text and lists; every field reports its first failing limit. */
import { Body, Controller, createApp, Field, Int, Module, Post } from 'tenon';

class Dough {
  @Field({ type: Int, exclusiveMinimum: 0, maximum: 5000 }) flour!: number;
  @Field({ minimum: 0.5, exclusiveMaximum: 1 }) water!: number;
  @Field({ multipleOf: 0.5 }) salt: number = 2;
  @Field({ type: Int, minimum: 6, multipleOf: 6 }) rolls: number = 12;
}

class Bread {
  @Field({ minLength: 3, maxLength: 12 }) name!: string;
  @Field({ pattern: '^[A-Z]{2}[0-9]+$' }) code!: string;
  @Field({ type: String, nullable: true, maxLength: 5 }) hint: string | null = null;
  @Field({ type: [String], minItems: 1, maxItems: 3 }) flours!: string[];
  @Field({ type: [Int], minimum: 50, maximum: 300 }) oven: number[] = [];
}

class Note {
  @Field({ minLength: 4, maxLength: 8, pattern: 'crust' }) text!: string;
}

@Controller()
class Bakery {
  @Post('/doughs', { returns: Dough })
  kneadDough(@Body() dough: Dough) {
    return dough;
  }

  @Post('/breads', { returns: Bread })
  bakeBread(@Body() bread: Bread) {
    return bread;
  }

  @Post('/notes')
  keepNote(@Body() note: Note) {
    return { text: note.text };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
