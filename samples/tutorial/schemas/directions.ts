/** One class read and written: a single component, unless what is written differs from what is read (a computed field), then one for each direction. */
import { Body, Controller, createApp, Field, Get, Int, Model, Module, Path, Post, Put, recordOf } from 'tenon';

class Player {
  @Field() name!: string;
  @Field({ type: Int }) seat: number = 1;
  @Field({ type: String, nullable: true }) nickname: string | null = null;
}

@Model({ description: 'Something to play.' })
class Piece {
  @Field() title!: string;
  @Field({ exclusiveMinimum: 0 }) minutes: number = 10;

  @Field({ type: Int, readOnly: true, description: 'Rounded to whole minutes', title: 'How long' })
  get length(): number {
    return Math.floor(this.minutes + 0.5);
  }
}

class Concert {
  @Field() hall!: string;
  @Field({ type: [Piece] }) pieces: Piece[] = [];
  @Field({ type: Player, nullable: true }) leader: Player | null = null;
}

class Rehearsal {
  @Field() piece!: Piece;
  @Field({ type: recordOf(Player) }) players: Record<string, Player> = {};
}

class Ticket {
  @Field({ type: Int }) row!: number;

  @Field({ readOnly: true })
  get label(): string {
    return `row ${this.row}`;
  }
}

const concerts: Concert[] = [];

@Controller()
class Orchestra {
  @Post('/players', { returns: Player })
  engage(@Body() player: Player) {
    return player;
  }

  @Post('/concerts', { status: 201, returns: Concert })
  announce(@Body() concert: Concert) {
    concerts.push(concert);
    return concert;
  }

  @Get('/concerts', { returns: [Concert] })
  listConcerts() {
    return concerts;
  }

  @Put('/rehearsals')
  rehearse(@Body({ embed: true }) rehearsal: Rehearsal) {
    return { length: rehearsal.piece.length, players: Object.keys(rehearsal.players).sort() };
  }

  @Get('/tickets/:row', { returns: Ticket })
  readTicket(@Path({ type: Int }) row: number) {
    return { row, label: 'not this' };
  }
}

@Module({ controllers: [Orchestra] })
class OrchestraModule {}

export const app = createApp(OrchestraModule, { title: 'Orchestra' });
