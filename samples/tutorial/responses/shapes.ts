/** Lists, maps, unions, optional and plain values as the declared answer. */
import { IsRFC3339 } from 'class-validator';
import { Controller, createApp, DateOnly, enumOf, Field, Get, HttpException, Int, literal, mapOf, Module, nullable } from 'tenon';
import { oneOf, Path, Query } from 'tenon';
import { parse } from 'tenon/model';

enum Section {
  strings = 'strings',
  brass = 'brass',
}

class Seat {
  @Field({ type: Int }) row!: number;
  @Field({ type: String, nullable: true }) stand: string | null = null;
}

class Player {
  @Field() name!: string;
  @Field({ enum: Section, enumName: 'Section' }) section: Section = Section.strings;
  @Field({ type: Seat, nullable: true }) seat: Seat | null = null;
}

class Soloist extends Player {
  @Field({ type: Int }) fee!: number;
}

class Rehearsal {
  @Field({ type: literal('rehearsal') }) kind = 'rehearsal' as const;
  @Field({ type: DateOnly }) day!: string;
}

class Concert {
  @Field({ type: literal('concert') }) kind = 'concert' as const;
  @Field() @IsRFC3339() start!: string; // text keeps its offset, a Date is always in UTC
  @Field({ type: [String] }) programme: string[] = [];
}

const ada = parse(Player, { name: 'Ada', seat: { row: 1, stand: 'left' } });
const bo = parse(Player, { name: 'Bo', section: Section.brass, seat: { row: 4 } });
const cleo = parse(Soloist, { name: 'Cleo', fee: 4000 });
const people = [ada, bo, cleo];
const rehearsal = parse(Rehearsal, { day: '2031-03-09' });
const concert = parse(Concert, { start: '2031-03-10T19:30:00Z', programme: ['Nänie'] });
const calendar = new Map<number, Rehearsal | Concert>([
  [1, rehearsal],
  [2, concert],
]);

@Controller()
class Orchestra {
  @Get('/players', { returns: [Player] })
  readPlayers(@Query({ type: Int }) first: number = 0) {
    return people.slice(first);
  }

  @Get('/players/:name', { returns: oneOf(Soloist, Player), responses: { 404: { description: 'Nobody of that name' } } })
  readPlayer(@Path() name: string) {
    const person = people.find((one) => one.name === name);
    if (person === undefined) throw new HttpException(404, 'Nobody of that name');
    return person;
  }

  @Get('/leader', { returns: nullable(Player) })
  readLeader(@Query({ enum: Section }) section: Section) {
    return section === Section.strings ? ada : null;
  }

  @Get('/stands', { returns: mapOf(nullable(Seat)) })
  readStands() {
    return new Map(people.map((person) => [person.name, person.seat]));
  }

  @Get('/rows', { returns: mapOf(Int, [String]) })
  readRows() {
    return { 1: ['Ada'], 4: ['Bo'], 9: [] };
  }

  @Get('/calendar', { returns: [oneOf(Rehearsal, Concert)] })
  readCalendar(): unknown {
    return [rehearsal, concert, { kind: 'concert', start: '2031-05-01T20:00:00+02:00', encore: 'yes' }];
  }

  @Get('/calendar/:number', { returns: nullable(oneOf(Rehearsal, Concert)) })
  readDate(@Path({ type: Int }) number: number) {
    return calendar.get(number) ?? null;
  }

  @Get('/count', { returns: Int })
  countPlayers(@Query({ type: nullable(enumOf(Section)) }) section: Section | null = null) {
    return people.filter((one) => section === null || section === one.section).length;
  }

  @Get('/motto', { returns: String })
  readMotto() {
    return 'Leise, aber "zusammen"';
  }

  @Get('/tuned', { returns: Boolean })
  readTuned(@Query() hertz: number = 442.5) {
    return hertz === 442.5;
  }

  @Get('/scores', { returns: [[Int]] })
  readScores(@Query({ type: Int }) size: number = 2) {
    return Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => row * column));
  }

  @Get('/silence', { returns: null })
  readSilence() {
    return null;
  }
}

@Module({ controllers: [Orchestra] })
class OrchestraModule {}

export const app = createApp(OrchestraModule, { title: 'Orchestra' });
