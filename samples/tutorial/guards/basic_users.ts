/** Name and password are compared in constant time; a wrong name and a wrong password are answered alike. */
import { Controller, createApp, dependency, Depends, Get, httpBasic, HttpException, Int, Module } from 'tenon';
import { safeEqual } from 'tenon/security';

const basic = httpBasic({ realm: 'tower' });

const keeper = dependency({ card: basic }, ({ card }) => {
  const rightName = safeEqual(card.username, 'matilda');
  const rightWord = safeEqual(card.password, 'tick:tock');
  if (rightName && rightWord) return card.username;
  throw new HttpException(401, 'Wrong name or password', { headers: { 'WWW-Authenticate': 'Basic realm="tower"' } });
});

@Controller()
class Tower {
  @Get('/time', { description: 'What the clock shows.' })
  readTime() {
    return { time: '10:10' };
  }

  @Get('/bell', { responses: { 401: { description: 'Nobody may ring without a name.' } } })
  ringBell(@Depends(keeper) name: string) {
    return { rung: true, by: name };
  }

  @Get('/weights', { use: [keeper], returns: [Int] })
  listWeights() {
    return [12, 40];
  }
}

@Module({ controllers: [Tower] })
class TowerModule {}

export const app = createApp(TowerModule, { title: 'Clock tower' });
