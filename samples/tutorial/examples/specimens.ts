/** Examples given on a model, on its fields, on a whole body and on parameters, as they appear in the schemas. */
import { Body, Controller, Cookie, createApp, DateOnly, Field, Get, Header, Int, Model, Module, nullable } from 'tenon';
import { Patch, Path, Post, Put, Query, recordOf } from 'tenon';

class Origin {
  @Field({ examples: ['Peru', 'Chad'], minLength: 2 }) country!: string;
  @Field({ type: Int, nullable: true, examples: [2400, null], description: 'Metres above the sea', maximum: 9000 })
  altitude: number | null = null;
}

@Model({
  description: 'A paper packet of seeds.',
  examples: [{ species: 'Zea mays', count: 40, origin: { country: 'Peru' }, marks: [] }],
  openapi: { 'x-drawer': 9 },
})
class Packet {
  @Field({ title: 'Latin name', examples: ['Zea mays'], maxLength: 40 }) species!: string;
  @Field({ type: Int, minimum: 1, examples: [40, 1] }) count!: number;
  @Field() origin!: Origin;
  @Field({ type: DateOnly, nullable: true, examples: ['2019-08-14'] }) collected: string | null = null;
  @Field({ type: [String], examples: [['damp', 'mixed'], []] }) marks: string[] = [];
}

@Model({ title: 'A label to print', openapi: { example: { text: 'Do not freeze' } } })
class Label {
  @Field({ examples: ['Do not freeze'], openapi: { 'x-font': 'serif' } }) text!: string;
}

const packets = [
  { species: 'Vicia faba', count: 12, origin: { country: 'Chad' } },
  { species: 'Pisum sativum', count: 'twelve' },
];

@Controller()
class SeedBank {
  @Post('/packets', { status: 201, returns: Packet })
  storePacket(@Body() packet: Packet) {
    return packet;
  }

  @Put('/packets/:number')
  replacePacket(
    @Path({ type: Int, examples: [7, 8], minimum: 1, title: 'Packet number', description: 'Printed on the back' }) number: number,
    @Body({ description: 'What is in it now', examples: packets }) packet: Packet,
  ) {
    return { number, packet };
  }

  @Get('/packets')
  findPackets(
    @Query({ type: nullable(String), examples: ['Zea', 'Vicia'], minLength: 3 }) species: string | null = null,
    @Query({ type: [String], examples: [['damp']], title: 'Marks', default: [] }) mark: string[],
    @Header('x-desk', { examples: ['north'] }) desk: string = 'south',
    @Cookie({ type: nullable(Int), examples: [3], description: 'The tray in use' }) tray: number | null = null,
  ) {
    return { species, mark, desk, tray };
  }

  @Patch('/packets/:number/count')
  countAgain(
    @Path({ type: Int }) number: number,
    @Body({ type: Int, embed: true, examples: [39], exclusiveMinimum: 0 }) count: number,
    @Body({ examples: ['mice', 'sown'] }) reason: string = 'unknown',
  ) {
    return { number, count, reason };
  }

  @Post('/labels', { returns: recordOf(Label) })
  printLabels(@Body({ type: [Label], examples: [[{ text: 'Dry' }, { text: 'Dark' }]], minItems: 1 }) labels: Label[]) {
    return Object.fromEntries(labels.map((label, index) => [String(index + 1), label]));
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { title: 'Seed bank' });
