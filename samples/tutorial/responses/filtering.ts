/** What a route declares to return is all that it sends, whatever more the handler hands over. */
import { Body, Controller, createApp, Field, Get, HttpException, Int, JsonResponse, Model, Module, Path, Post, Query } from 'tenon';
import { parse } from 'tenon/model';

@Model({ description: 'What hangs beside a piece.' })
class Label {
  @Field({ description: 'As printed on the wall', examples: ['Bronze mirror'] }) title!: string;
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

/** Not a model: it has the properties and one method. */
class Found {
  readonly depth = 3;

  constructor(
    readonly title: string,
    readonly year: number,
  ) {}

  dig() {
    return this.depth;
  }
}

const pieces = new Map([
  ['mirror', parse(Piece, { title: 'Bronze mirror', year: 1204, donor: 'A. Brandt', insured: 900 })],
  ['comb', parse(Piece, { title: 'Ivory comb', donor: 'Anonymous' })],
]);

function find(name: string): Piece {
  const piece = pieces.get(name);
  if (piece === undefined) throw new HttpException(404, `No piece called ${name}`);
  return piece;
}

const missing = { 404: { description: 'No such piece' } };

@Controller()
class Museum {
  @Get('/labels/:name', { summary: 'By return type', responses: missing })
  readLabel(@Path() name: string): Label {
    return find(name);
  }

  @Get('/files/:name', { responses: missing })
  readFile(@Path() name: string): Piece {
    return find(name);
  }

  @Get('/cards/:name', { returns: Label, responses: missing })
  readCard(@Path() name: string): Piece {
    return find(name);
  }

  @Post('/pieces', { returns: Label, responseDescription: 'The label to print' })
  givePiece(@Body() piece: Piece) {
    return { ...piece, receipt: 'paid', year: piece.year + 1 };
  }

  @Post('/notes')
  giveNote(@Body() piece: Piece) {
    return { title: piece.title, donor: piece.donor, seen: true };
  }

  @Get('/rooms/:floor', { returns: Room })
  readRoom(@Path({ type: Int }) floor: number) {
    const keeper = parse(KeeperFile, { name: 'Ines', phone: '555-0101' });
    return { floor, keeper, pieces: [...pieces.values()].slice(0, floor) };
  }

  @Get('/finds', { returns: Label })
  readFind(@Query() title: string = 'Shard', @Query({ type: Int }) year: number = 850) {
    return new Found(title, year);
  }

  @Get('/raw', { returns: Label })
  readRaw(@Query() direct: boolean = false) {
    const told = { title: 'Shard', year: 850, layer: 'clay' };
    return direct ? new JsonResponse(told) : told;
  }
}

@Module({ controllers: [Museum] })
class MuseumModule {}

export const app = createApp(MuseumModule, { title: 'Museum', description: 'Labels for visitors, files for keepers.' });
