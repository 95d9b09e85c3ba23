/** The whole body may be a list or a map instead of an object with fields. */
import { Body, Controller, createApp, Field, Int, mapOf, Module, nullable, Post, Put, recordOf, setOf } from 'tenon';

class Sounding {
  @Field({ exclusiveMinimum: 0 }) metres!: number;
  @Field() bed: string = 'sand';
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

@Controller()
class Harbour {
  @Post('/soundings')
  recordSoundings(@Body({ type: [Sounding], maxItems: 3, description: 'In the order they were taken.' }) soundings: Sounding[]) {
    const deepest = soundings.length === 0 ? null : Math.max(...soundings.map(({ metres }) => metres));
    return { count: soundings.length, deepest, beds: soundings.map(({ bed }) => bed) };
  }

  @Post('/lamps', { returns: [Int] })
  lightLamps(@Body({ type: [Int] }) lamps: number[]) {
    return lamps.reverse();
  }

  @Post('/flags')
  hoistFlags(@Body({ type: setOf(String) }) flags: Set<string>) {
    return [...flags].sort();
  }

  @Put('/stations', { returns: mapOf(Sounding) })
  placeStations(@Body({ type: mapOf(Sounding) }) stations: Map<string, Sounding>) {
    return stations;
  }

  @Put('/tides')
  setTides(@Body({ type: mapOf(Int, Number) }) tides: Map<number, number>) {
    return { hours: [...tides.keys()].sort((a, b) => a - b), sum: sum([...tides.values()]) };
  }

  @Post('/grids')
  storeGrid(@Body({ type: [[Number]] }) grid: number[][]) {
    return { rows: grid.length, sums: grid.map(sum) };
  }

  @Post('/notes')
  keepNotes(@Body({ type: recordOf(Object) }) notes: Record<string, unknown>) {
    return notes;
  }

  @Post('/queue')
  queueShips(@Body({ type: nullable([String]) }) ships: string[] | null = null) {
    return { ships };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule);
