/** An API key in a cookie: quotes are removed, the last of two counts, an empty one is none. */
import { apiKeyCookie, Controller, createApp, Depends, Get, Module } from 'tenon';

const seat = apiKeyCookie('seat');
const lamp = apiKeyCookie('lamp', { schemeName: 'LampCookie', description: 'Lent at the desk.', autoError: false });

@Controller()
class ReadingRoom {
  @Get('/desk')
  sitDown(@Depends(seat) key: string) {
    return { seat: key };
  }

  @Get('/light')
  lightUp(@Depends(lamp) key: string | undefined) {
    return { lamp: key ?? null };
  }
}

@Module({ controllers: [ReadingRoom] })
class ReadingRoomModule {}

export const app = createApp(ReadingRoomModule, { title: 'Reading room' });
