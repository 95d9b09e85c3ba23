/** Models within models, lists, sets and maps: every part is converted, and a problem tells the whole way to its place. */
import { Body, Controller, createApp, Field, Int, mapOf, Module, Post, setOf } from 'tenon';

class Composer {
  @Field() name!: string;
  @Field({ type: Int, nullable: true }) born: number | null = null;
}

class Piece {
  @Field() title!: string;
  @Field() composer!: Composer;
  @Field({ type: [String] }) soloists: string[] = [];
}

class Section {
  @Field() name!: string;
  @Field({ type: Int }) players: number = 1;
  @Field({ type: () => [Section] }) sections: Section[] = [];
}

class Concert {
  @Field({ type: [Piece] }) pieces!: Piece[];
  @Field({ type: Piece, nullable: true }) encore: Piece | null = null;
  @Field({ type: setOf(String), maxItems: 3, description: 'Each mood once' }) moods = new Set<string>();
  @Field({ type: mapOf(Number) }) fees = new Map<string, number>();
  @Field({ type: mapOf(Int, [Int]), description: 'Seats sold, by row' }) rows = new Map<number, number[]>();
}

const size = (part: Section): number => part.sections.reduce((sum, inner) => sum + size(inner), part.players);

@Controller()
class ConcertHall {
  @Post('/concerts')
  planConcert(@Body() concert: Concert) {
    return { ...concert, moods: [...concert.moods].sort() };
  }

  @Post('/sections', { returns: Section })
  seatSection(@Body() section: Section) {
    return section;
  }

  @Post('/sections/size')
  countPlayers(@Body() section: Section) {
    return { name: section.name, players: size(section) };
  }
}

@Module({ controllers: [ConcertHall] })
class ConcertHallModule {}

export const app = createApp(ConcertHallModule);
