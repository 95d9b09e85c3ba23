/** Numbers in the path are read leniently and then held against bounds, multiples and finiteness. */
import { Controller, createApp, Get, Int, Module, Path } from 'tenon';

@Controller()
class Bakery {
  @Get('/ovens/:oven')
  readOven(@Path({ type: Int, minimum: 1, maximum: 12, title: 'Oven number', description: 'Counted from the street door.' }) oven: number) {
    return { oven };
  }

  @Get('/doughs/:grams')
  readDough(@Path({ type: Int, exclusiveMinimum: 0, exclusiveMaximum: 5000, multipleOf: 50, examples: [750, 1200] }) grams: number) {
    return { grams };
  }

  @Get('/salts/:share')
  readSalt(@Path({ exclusiveMinimum: 0, exclusiveMaximum: 0.5 }) share: number) {
    return { share };
  }

  @Get('/heats/:degrees')
  readHeat(@Path({ minimum: -20.5, maximum: 300, multipleOf: 0.5 }) degrees: number) {
    return { degrees };
  }

  @Get('/doses/:spoons')
  readDose(@Path({ multipleOf: 0.1, finite: true }) spoons: number) {
    return { spoons };
  }

  @Get('/probes/:reading')
  readProbe(@Path() reading: number) {
    return { finite: Number.isFinite(reading) };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
