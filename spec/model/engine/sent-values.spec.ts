import { IsOptional, IsString } from 'class-validator';
import { Field, Int, mapOf, nullable, oneOf, recordOf, setOf, sentValues, tuple, type SentValues } from 'tenon';
import { parse } from 'tenon/model';
import { backEnds } from './back-ends.js';

class Soil {
  @Field() kind: string = 'loam';
  @Field({ optional: true }) acidity?: number;

  label(): string {
    return this.kind;
  }
}

class Patch {
  @Field({ optional: true, alias: 'crop-name' }) crop?: string;
  @Field({ type: String, nullable: true }) note: string | null = null;
  @Field({ optional: true }) sown?: Date;
  @Field({ optional: true }) seal?: Uint8Array;
  @Field() soil: Soil = new Soil();
  @Field({ type: [Soil] }) layers: Soil[] = [];
  @Field({ type: mapOf(Int, Soil) }) beds = new Map<number, Soil>();
  @Field({ type: recordOf(nullable(Soil)) }) corners: Record<string, Soil | null> = {};
  @Field({ type: setOf(Int) }) rows = new Set<number>();
  @Field({ type: tuple(Soil, Int), optional: true }) pair?: [Soil, number];
  @Field({ type: oneOf(Soil, Int), optional: true }) either?: Soil | number;
  @Field({ type: Object, optional: true }) anything?: unknown;
  @IsOptional() @IsString() tool?: string;
}

describe.each(backEnds)('the sent values of a model, %s', (_, codeGeneration) => {
  const sent = (plain: object): SentValues<Patch> => sentValues(parse(Patch, plain, { codeGeneration }));

  it('are those that were sent, null too, under the names of properties', () => {
    expect(sent({})).toEqual({});
    expect(sent({ 'crop-name': 'beans', note: null, tool: 'hoe' })).toEqual({ crop: 'beans', note: null, tool: 'hoe' });
  });

  it('are as the instance has them', () => {
    const { sown, seal, rows } = sent({ sown: '2031-05-09T10:00:00Z', seal: 'AQI=', rows: [1, 1] });
    expect([sown, rows]).toEqual([new Date('2031-05-09T10:00:00Z'), new Set([1])]);
    expect(Buffer.from(seal as Uint8Array)).toEqual(Buffer.from([1, 2]));
  });

  it('are told of models inside likewise, wherever they are', () => {
    const plain = {
      ...{ soil: { acidity: 7 }, layers: [{}, { kind: 'clay' }], corners: { north: { acidity: 5 }, south: null } },
      ...{ pair: [{ kind: 'sand' }, 2], either: { acidity: 6 }, anything: { constructor: 1, list: [{ a: 1 }] } },
    };
    expect(sent({ ...plain, beds: { 3: { kind: 'peat' } } })).toEqual({ ...plain, beds: new Map([[3, { kind: 'peat' }]]) });
    expect(sent(plain).soil).not.toBeInstanceOf(Soil);
  });

  it('are those of the instance as it is now, and their changes do not reach it', () => {
    const patch = parse(Patch, { layers: [{}] }, { codeGeneration });
    patch.soil.kind = 'clay';
    patch.note = 'dry';
    const values = sentValues(patch);
    values.layers?.push({});
    expect([values, patch.layers.length]).toEqual([{ note: 'dry', layers: [{}, {}] }, 1]);
  });

  it('have their types', () => {
    const values = sent({ soil: { acidity: 7 } });
    const soil: { kind?: string; acidity?: number } | undefined = values.soil;
    const bed: Map<number, { kind?: string }> | undefined = values.beds;
    const corner: { kind?: string } | null | undefined = values.corners?.['north'];
    const pair: [{ kind?: string }, number] | undefined = values.pair;
    // @ts-expect-error -- methods are no data
    expect(values.soil?.label).toBeUndefined();
    expect([soil, bed, corner, pair]).toEqual([{ acidity: 7 }, undefined, undefined, undefined]);
  });
});
