/** Titles, descriptions, examples, deprecation and aliases of fields, in the document and on the wire. */
import { Body, Controller, createApp, Field, Int, Model, Module, Post, Put } from 'tenon';

@Model({ description: 'Something seen through the telescope.', examples: [{ object: 'M31', magnitude: 3.4, night: 12 }] })
class Sighting {
  @Field({ alias: 'object', title: 'Name of the object', description: 'As in the catalogue.', examples: ['M31', 'NGC 7000'] })
  target!: string;
  @Field({ title: 'Brightness', description: 'Smaller is brighter.', maximum: 20 }) magnitude: number = 6;
  @Field({ type: Int, exclusiveMinimum: 0, description: 'Night of the campaign', examples: [12] }) night!: number;
  @Field({ type: String, nullable: true, title: 'Observer', deprecated: true }) seer: string | null = null;
  @Field({ type: [String], description: 'Seen colours, brightest first.' }) colours: string[] = ['white'];
}

@Model({ byName: true })
class Remark {
  @Field({ alias: 'remark', minLength: 2 }) words!: string;
}

const examples = {
  bright: { summary: 'A bright one', description: 'Seen with the **naked eye**.', value: { object: 'M45', magnitude: 1.6, night: 3 } },
  faint: { summary: 'A faint one', value: { object: 'NGC 1', magnitude: 12.9, night: 4 } },
};

@Controller()
class Observatory {
  @Post('/sightings', { returns: Sighting, summary: 'Report a sighting' })
  reportSighting(@Body({ description: 'What was seen.', openapi: { content: { 'application/json': { examples } } } }) sighting: Sighting) {
    return sighting;
  }

  @Post('/sightings/plain')
  reportPlainly(@Body() sighting: Sighting) {
    return { name: sighting.target, night: sighting.night };
  }

  @Put('/remarks', { returns: Remark })
  writeRemark(@Body({ title: 'The remark', examples: [{ remark: 'Clouds until midnight' }] }) remark: Remark) {
    return remark;
  }
}

@Module({ controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule);
