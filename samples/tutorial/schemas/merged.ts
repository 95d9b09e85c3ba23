/** With one document schema for both directions, a class that is the same in and out stays one component wherever it is used. */
import { Body, Controller, createApp, Field, Get, Int, Module, Post, Put } from 'tenon';

class Stop {
  @Field() name!: string;
  @Field() shelter: boolean = false;
}

class Line {
  @Field({ type: Int, minimum: 1, description: 'On the front of the tram' }) number!: number;
  @Field({ type: [Stop] }) stops: Stop[] = [];
  @Field({ type: Stop, nullable: true }) terminus: Stop | null = null;
}

class Fare {
  @Field({ type: Int }) cents: number = 200;

  @Field({ readOnly: true })
  get price(): string {
    return (this.cents / 100).toFixed(2);
  }
}

const lines = new Map<number, Line>();

@Controller()
class Trams {
  @Post('/lines', { status: 201, returns: Line })
  openLine(@Body() line: Line) {
    lines.set(line.number, line);
    return line;
  }

  @Get('/lines', { returns: [Line] })
  listLines() {
    return [...lines.values()].sort((a, b) => a.number - b.number);
  }

  @Put('/fares', { returns: Fare })
  setFare(@Body() fare: Fare) {
    return fare;
  }
}

@Module({ controllers: [Trams] })
class TramsModule {}

export const app = createApp(TramsModule, { title: 'Trams', openapi: { separateInputOutput: false } });
