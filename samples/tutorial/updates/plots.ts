/** PUT replaces the whole plot, defaults included; PATCH changes only what was sent, also inside the nested soil. */
import { Body, Controller, createApp, Field, Get, HttpException, Int, Module, Patch, Path, Put, sentValues } from 'tenon';
import { parse } from 'tenon/model';

class Soil {
  @Field() kind: string = 'loam';
  @Field({ minimum: 0, maximum: 14 }) acidity: number = 6.5;
}

class Plot {
  @Field() keeper!: string;
  @Field({ type: String, nullable: true }) crop: string | null = null;
  @Field({ type: Int, minimum: 1 }) beds: number = 1;
  @Field({ type: [String] }) tools: string[] = [];
  @Field() soil: Soil = new Soil();
}

class SoilPatch {
  @Field({ type: String, nullable: true }) kind: string | null = null;
  @Field({ type: Number, nullable: true, minimum: 0, maximum: 14 }) acidity: number | null = null;
}

class PlotPatch {
  // A default is held against the limits as well, so this one is for the document alone.
  @Field({ optional: true, minLength: 2, openapi: { default: '' } }) keeper?: string;
  @Field({ type: String, nullable: true }) crop: string | null = null;
  @Field({ type: Int, minimum: 1 }) beds: number = 1;
  @Field({ type: [String] }) tools: string[] = [];
  @Field() soil: SoilPatch = new SoilPatch();
}

@Controller('/plots/:name', { responses: { 404: { description: 'No such plot' } } })
class Garden {
  readonly #plots = new Map([
    ['north', parse(Plot, { keeper: 'Ines', crop: 'beans', beds: 3, tools: ['hoe'], soil: { kind: 'clay', acidity: 7 } })],
    ['south', parse(Plot, { keeper: 'Tariq' })],
  ]);

  @Get({ returns: Plot })
  readPlot(@Path() name: string) {
    const plot = this.#plots.get(name);
    if (plot === undefined) throw new HttpException(404, `No plot called ${name}`);
    return plot;
  }

  @Put({ returns: Plot })
  replacePlot(@Path() name: string, @Body() plot: Plot) {
    this.readPlot(name);
    this.#plots.set(name, plot);
    return plot;
  }

  @Patch({ returns: Plot, description: 'Only the sent fields change; `soil` is merged, a list is replaced.' })
  changePlot(@Path() name: string, @Body() change: PlotPatch) {
    const plot = this.readPlot(name);
    const { soil, ...others } = sentValues(change);
    // Soil has a kind and an acidity: null takes neither away.
    const told = Object.entries(soil ?? {}).filter(([, value]) => value !== null);
    return Object.assign(plot, others, { soil: { ...plot.soil, ...Object.fromEntries(told) } });
  }

  @Patch('/dry', { returns: PlotPatch, exclude: 'unset', description: 'Echoes what was sent and nothing else.' })
  previewChange(@Path() name: string, @Body() change: PlotPatch) {
    this.readPlot(name);
    return change;
  }
}

@Module({ controllers: [Garden] })
class GardenModule {}

export const app = createApp(GardenModule, { title: 'Community garden' });
