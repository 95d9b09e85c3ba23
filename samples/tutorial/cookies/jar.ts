/** Cookies are read by name, typed and limited, and may be gathered in a class that forbids others. */
import { Controller, Cookie, createApp, Field, Get, Int, Model, Module, nullable } from 'tenon';

enum Theme {
  Day = 'day',
  Dusk = 'dusk',
}

@Model({ unknownKeys: 'forbid' })
class Settings {
  @Field({ minLength: 3, description: 'From the front desk.' }) session!: string;
  @Field({ enum: Theme, enumName: 'Theme', nullable: true }) theme: Theme | null = null;
  @Field({ type: Int, nullable: true, minimum: 1 }) visits: number | null = null;
}

class Hints {
  @Field() lang: string = 'en';
  @Field({ alias: 'page-zoom', exclusiveMinimum: 0 }) zoom: number = 1;
}

@Controller()
class ReadingRoom {
  @Get('/desk')
  readDesk(
    @Cookie({ type: nullable(String), title: 'The lamp', examples: ['green'] }) lamp: string | null = null,
    @Cookie({ type: Int, minimum: 1, maximum: 40 }) seat: number = 1,
  ) {
    return { lamp, seat };
  }

  @Get('/locker')
  readLocker(
    @Cookie('locker-key') key: string,
    @Cookie() open: boolean = false,
    @Cookie('user_name', { type: nullable(String), deprecated: true }) user: string | null = null,
  ) {
    return { key, open, user };
  }

  @Get('/settings')
  readSettings(@Cookie() settings: Settings) {
    return settings;
  }

  @Get('/hints')
  readHints(@Cookie() hints: Hints) {
    return { lang: hints.lang, zoom: hints.zoom };
  }
}

@Module({ controllers: [ReadingRoom] })
class ReadingRoomModule {}

export const app = createApp(ReadingRoomModule);
