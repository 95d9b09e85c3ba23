import { Exclude, Expose } from 'class-transformer';
import { DateOnly, enumOf, Field, Int, literal, mapOf, nullable, oneOf, parse, recordOf, type StatedType } from 'tenon/model';
import type { OutgoingOptions } from '../../../src/model/output/outgoing.js';

/** What a handler returns, what its route declares, and what FastAPI sent (shared/contract/responses.json). */
export type Recorded = readonly [name: string, type: StatedType, options: Partial<OutgoingOptions>, value: () => unknown, sent: unknown];

// aliases
class Position {
  @Field({ alias: 'latitude', minimum: -90, maximum: 90 }) lat!: number;
  @Field({ alias: 'longitude' }) lon!: number;
}
class Buoy {
  @Field() name!: string;
  @Field({ alias: 'depthMetres' }) depth!: number;
  @Field({ type: Position, nullable: true, alias: 'at' }) position: Position | null = null;
}
class Signal {
  @Field() name!: string;
  @Expose({ name: 'strengthPercent', toPlainOnly: true }) @Field({ type: Int }) strength: number = 100;
  @Exclude({ toPlainOnly: true }) @Field() secret: string = 'k';
}
const north = parse(Buoy, { name: 'North', depthMetres: 12.5, at: { latitude: 54.25, longitude: 7.5 } });
const east = parse(Buoy, { name: 'East', depthMetres: 3.25 });
const northSent = { name: 'North', depthMetres: 12.5, at: { latitude: 54.25, longitude: 7.5 } };
const aliases: Recorded[] = [
  ['by alias', Buoy, {}, () => north, northSent],
  ['by alias in a list', [Buoy], {}, () => [north, east], [northSent, { name: 'East', depthMetres: 3.25, at: null }]],
  ['by their own names', Buoy, { byAlias: false }, () => north, { name: 'North', depth: 12.5, position: { lat: 54.25, lon: 7.5 } }],
  ["excluded by the field's own name", Buoy, { omit: ['depth'], exclude: 'null' }, () => east, { name: 'East' }],
  [
    'out by alias only',
    Signal,
    {},
    () => parse(Signal, { name: 'Light', strength: 40, secret: 'no' }),
    { name: 'Light', strengthPercent: 40 },
  ],
  ['mappings by alias', Buoy, {}, () => ({ name: 'Fresh', depthMetres: 4.5 }), { name: 'Fresh', depthMetres: 4.5, at: null }],
  ['mappings by name', Buoy, {}, () => ({ name: 'Fresh', depth: 2.5 }), { name: 'Fresh', depthMetres: 2.5, at: null }],
  [
    'a mapping with a model inside',
    Buoy,
    {},
    () => ({ name: 'west', depthMetres: 1.5, at: Object.assign(new Position(), { lat: 53.5, lon: 8.25 }) }),
    { name: 'west', depthMetres: 1.5, at: { latitude: 53.5, longitude: 8.25 } },
  ],
];

// filtering
class Label {
  @Field() title!: string;
  @Field({ type: Int }) year: number = 0;
}
class Piece extends Label {
  @Field() donor!: string;
  @Field() insured: number = 0.5;
}
class Keeper {
  @Field() name!: string;
}
class KeeperFile extends Keeper {
  @Field() phone!: string;
}
class Room {
  @Field({ type: Int }) floor!: number;
  @Field() keeper!: Keeper;
  @Field({ type: [Label] }) pieces: Label[] = [];
}
class Found {
  private readonly depth = 3;
  constructor(
    readonly title: string,
    private readonly age: number,
  ) {}
  get year(): number {
    return this.age;
  }
  dig(): number {
    return this.depth;
  }
}
const mirror = parse(Piece, { title: 'Bronze mirror', year: 1204, donor: 'A. Brandt', insured: 900 });
const comb = parse(Piece, { title: 'Ivory comb', donor: 'Anonymous' });
const ines = parse(KeeperFile, { name: 'Ines', phone: '555-0101' });
const filtering: Recorded[] = [
  ['the subclass is cut down', Label, {}, () => mirror, { title: 'Bronze mirror', year: 1204 }],
  ['a default is sent too', Label, {}, () => comb, { title: 'Ivory comb', year: 0 }],
  ['the whole piece', Piece, {}, () => comb, { title: 'Ivory comb', year: 0, donor: 'Anonymous', insured: 0.5 }],
  ['extra keys are dropped', Label, {}, () => ({ title: 'Jug', donor: 'B.', receipt: 'paid', year: 1801 }), { title: 'Jug', year: 1801 }],
  [
    'nested values are cut down',
    Room,
    {},
    () => ({ floor: 1, keeper: ines, pieces: [mirror] }),
    { floor: 1, keeper: { name: 'Ines' }, pieces: [{ title: 'Bronze mirror', year: 1204 }] },
  ],
  ['an object with the attributes', Label, {}, () => new Found('Shard', 850), { title: 'Shard', year: 850 }],
];

// misfits
class Bed {
  @Field({ type: Int, minimum: 1 }) number!: number;
  @Field({ type: String, nullable: true }) patient: string | null = null;
}
class Chart {
  @Field() bed!: Bed;
  @Field() fever: number = 37.5;
  @Field() calm: boolean = true;
}
const chart = { bed: { number: 4, patient: null }, fever: 37.5, calm: true };
const misfits: Recorded[] = [
  ['it fits', Chart, {}, () => ({ bed: { number: 4, patient: 'M.' } }), { ...chart, bed: { number: 4, patient: 'M.' } }],
  [
    'text that reads as the type',
    Chart,
    {},
    () => ({ bed: { number: '4' }, fever: '38.25', calm: 'no' }),
    { ...chart, fever: 38.25, calm: false },
  ],
  ['nothing at all, allowed', nullable(Chart), {}, () => null, null],
  ['nothing at all, not even null', nullable(Chart), {}, () => undefined, null],
  ['one item of the map', recordOf(Int), {}, () => ({ meals: 30, tea: '12' }), { meals: 30, tea: 12 }],
  ['not a number is null', Chart, {}, () => ({ bed: { number: 4 }, fever: NaN }), { ...chart, fever: null }],
  ['infinity is null', [Number], {}, () => [36.5, NaN, Infinity, -Infinity], [36.5, null, null, null]],
];

/** What is a 500. */
export const misfitting: readonly (readonly [string, StatedType, unknown, readonly string[]])[] = [
  ['a fraction', Chart, { bed: { number: 4.5 } }, ['response.bed.number int_from_float']],
  ['nothing', Chart, null, ['response model_attributes_type']],
  ['undefined', Chart, undefined, ['response missing']],
  ['empty', Chart, {}, ['response.bed missing']],
  ['a word', Chart, 'well', ['response model_attributes_type']],
  ['a list', Chart, [{ bed: { number: 4 } }], ['response model_attributes_type']],
  ['a bound', Chart, { bed: { number: 0 } }, ['response.bed.number greater_than_equal']],
  ['a number for a text', Chart, { bed: { number: 4, patient: 12 } }, ['response.bed.patient string_type']],
  ['null for a model', Chart, { bed: null }, ['response.bed model_attributes_type']],
  ['an unsure word', Chart, { bed: { number: 4 }, calm: 'maybe' }, ['response.calm bool_parsing']],
  ['an item of a list', [Bed], [{ number: 1 }, { number: 'none' }], ['response.1.number int_parsing']],
];

// shapes
enum Section {
  Strings = 'strings',
  Brass = 'brass',
}
class Seat {
  @Field({ type: Int }) row!: number;
  @Field({ type: String, nullable: true }) stand: string | null = null;
}
class Player {
  @Field() name!: string;
  @Field({ type: enumOf(Section) }) section: Section = Section.Strings;
  @Field({ type: Seat, nullable: true }) seat: Seat | null = null;
}
class Soloist extends Player {
  @Field({ type: Int }) fee!: number;
}
class Rehearsal {
  @Field({ type: literal('rehearsal') }) kind: 'rehearsal' = 'rehearsal' as const;
  @Field({ type: DateOnly }) day!: string;
}
class Concert {
  @Field({ type: literal('concert') }) kind: 'concert' = 'concert' as const;
  @Field() start!: Date;
  @Field({ type: [String] }) programme: string[] = [];
}
const ada = parse(Player, { name: 'Ada', seat: { row: 1, stand: 'left' } });
const cleo = parse(Soloist, { name: 'Cleo', fee: 4000 });
const adaSent = { name: 'Ada', section: 'strings', seat: { row: 1, stand: 'left' } };
const cleoSent = { name: 'Cleo', section: 'strings', seat: null };
const shapes: Recorded[] = [
  ['a list of models', [Player], {}, () => [ada, cleo], [adaSent, cleoSent]],
  ['an empty list', [Player], {}, () => [], []],
  ['the union keeps what fits', oneOf(Soloist, Player), {}, () => cleo, { ...cleoSent, fee: 4000 }],
  ['the other one of the union', oneOf(Soloist, Player), {}, () => ada, adaSent],
  [
    'a map of optional models',
    mapOf(nullable(Seat)),
    {},
    () => ({ Ada: ada.seat, Cleo: null }),
    { Ada: { row: 1, stand: 'left' }, Cleo: null },
  ],
  [
    'a map by number',
    mapOf(Int, [String]),
    {},
    () =>
      new Map([
        [1, ['Ada']],
        [9, []],
      ]),
    { 1: ['Ada'], 9: [] },
  ],
  [
    'a list of two kinds',
    [oneOf(Rehearsal, Concert)],
    {},
    () => [
      Object.assign(new Rehearsal(), { day: '2031-03-09' }),
      { start: new Date('2031-03-10T19:30:00Z'), programme: ['Nänie'] },
      { kind: 'concert', start: '2031-05-01T20:00:00+02:00', encore: 'yes' },
    ],
    [
      { kind: 'rehearsal', day: '2031-03-09' },
      { kind: 'concert', start: '2031-03-10T19:30:00.000Z', programme: ['Nänie'] },
      { kind: 'concert', start: '2031-05-01T18:00:00.000Z', programme: [] },
    ],
  ],
  ['a number', Int, {}, () => 3, 3],
  ['a text', String, {}, () => 'Leise, aber "zusammen"', 'Leise, aber "zusammen"'],
  [
    'a table',
    [[Int]],
    {},
    () => [
      [0, 0],
      [0, '1'],
    ],
    [
      [0, 0],
      [0, 1],
    ],
  ],
];

// sparse
class Oven {
  @Field() name: string = 'Big Anna';
  @Field({ type: Int, nullable: true }) degrees: number | null = null;
  @Field() serial: string = 'K-77';
}
class Loaf {
  @Field() name!: string;
  @Field({ type: Int }) grams: number = 750;
  @Field({ type: String, nullable: true }) note: string | null = null;
  @Field({ type: [String] }) seeds: string[] = [];
  @Field({ type: Oven, nullable: true }) oven: Oven | null = null;
}
const plain = { name: 'Plain' };
const usual = { name: 'Usual', grams: 750, note: null, seeds: [], oven: null };
const seeded = { name: 'Seeded', grams: 800, seeds: ['poppy', 'linseed'], oven: { degrees: 240 } };
const dark = { name: 'Dark', note: 'Overnight', oven: { name: 'Big Anna', degrees: null } };
const sparse: Recorded[] = [
  ['unset, plain', Loaf, { exclude: 'unset' }, () => plain, plain],
  ['unset, usual', Loaf, { exclude: 'unset' }, () => usual, usual],
  ['unset, seeded', Loaf, { exclude: 'unset' }, () => seeded, seeded],
  ['defaults, usual', Loaf, { exclude: 'defaults' }, () => usual, { name: 'Usual' }],
  ['defaults, seeded', Loaf, { exclude: 'defaults' }, () => seeded, seeded],
  ['defaults, dark', Loaf, { exclude: 'defaults' }, () => dark, { name: 'Dark', note: 'Overnight', oven: {} }],
  ['null, plain', Loaf, { exclude: 'null' }, () => plain, { name: 'Plain', grams: 750, seeds: [] }],
  [
    'null, dark',
    Loaf,
    { exclude: 'null' },
    () => dark,
    { name: 'Dark', grams: 750, note: 'Overnight', seeds: [], oven: { name: 'Big Anna', serial: 'K-77' } },
  ],
  ['neither unset nor null', Loaf, { exclude: ['unset', 'null'] }, () => parse(Loaf, usual), { name: 'Usual', grams: 750, seeds: [] }],
  ['unset in a list', [Loaf], { exclude: 'unset' }, () => [plain, usual, seeded, dark], [plain, usual, seeded, dark]],
  ['included', Loaf, { include: ['name', 'grams'] }, () => seeded, { name: 'Seeded', grams: 800 }],
  [
    'left out',
    Loaf,
    { omit: ['grams', 'note'] },
    () => dark,
    { name: 'Dark', seeds: [], oven: { name: 'Big Anna', degrees: null, serial: 'K-77' } },
  ],
  [
    'left out inside',
    Loaf,
    { omit: { grams: true, oven: ['serial', 'name'] } },
    () => seeded,
    { name: 'Seeded', note: null, seeds: ['poppy', 'linseed'], oven: { degrees: 240 } },
  ],
  [
    'included and left out',
    Loaf,
    { include: ['name', 'note', 'oven'], omit: ['note'], exclude: 'null' },
    () => dark,
    { name: 'Dark', oven: { name: 'Big Anna', serial: 'K-77' } },
  ],
  ['the sent fields come back', Loaf, { exclude: 'unset' }, () => parse(Loaf, { name: 'Rye', note: null }), { name: 'Rye', note: null }],
  [
    'changed by the handler',
    Loaf,
    { exclude: 'defaults' },
    () => Object.assign(parse(Loaf, { name: 'Rye', grams: 800 }), { grams: 750 }),
    { name: 'Rye' },
  ],
];

export const recorded: readonly Recorded[] = [...aliases, ...filtering, ...misfits, ...shapes, ...sparse];
