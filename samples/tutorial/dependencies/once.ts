/** A dependency is called once in a request however often it is needed, unless a use asks for a fresh call. */
import { Controller, createApp, dependency, Depends, Get, Injectable, Module } from 'tenon';

const calls = { stamp: 0, empty: 0, clerk: 0 };

const stamp = dependency(() => (calls.stamp += 1));
const empty = dependency(() => void (calls.empty += 1));

@Injectable({ scope: 'request' })
class Clerk {
  readonly number = (calls.clerk += 1);
}

const letter = dependency({ mark: stamp }, ({ mark }) => ({ letter: mark }));
const parcel = dependency({ mark: stamp, inside: letter }, ({ mark, inside }) => ({ parcel: mark, ...inside }));
const express = dependency({ mark: { token: stamp, cache: false } }, ({ mark }) => ({ express: mark }));

@Controller()
class Post {
  @Get('/shared')
  readShared(@Depends(letter) one: object, @Depends(parcel) two: object, @Depends(stamp) mark: number) {
    return [one, two, mark];
  }

  @Get('/fresh')
  readFresh(
    @Depends(stamp) first: number,
    @Depends(stamp, { cache: false }) second: number,
    @Depends(stamp) third: number,
    @Depends(stamp, { cache: false }) fourth: number,
  ) {
    return [first, second, third, fourth];
  }

  @Get('/fresh-first')
  readFreshFirst(
    @Depends(stamp, { cache: false }) first: number,
    @Depends(stamp) second: number,
    @Depends(stamp, { cache: false }) third: number,
    @Depends(stamp) fourth: number,
  ) {
    return [first, second, third, fourth];
  }

  @Get('/inner')
  readInner(@Depends(express) one: object, @Depends(stamp) mark: number, @Depends(letter) two: object) {
    return [one, mark, two];
  }

  @Get('/below', { description: 'The second use of express is remembered, yet what lies below it is asked again.' })
  readBelow(@Depends(express) one: object, @Depends(express) two: object) {
    return [one, two];
  }

  @Get('/decorated', { use: [stamp, empty, stamp] })
  readDecorated(@Depends(stamp) mark: number) {
    return mark;
  }

  @Get('/nothing')
  readNothing(@Depends(empty) a: void, @Depends(empty) b: void) {
    return { a: a ?? null, b: b ?? null };
  }

  @Get('/clerks')
  readClerks(@Depends() a: Clerk, @Depends(Clerk) b: Clerk, @Depends({ cache: false }) c: Clerk) {
    return { same: a === b, other: c === a, numbers: [a.number, b.number, c.number] };
  }

  @Get('/calls')
  readCalls() {
    const seen = { ...calls };
    Object.assign(calls, { stamp: 0, empty: 0, clerk: 0 });
    return seen;
  }
}

@Module({ controllers: [Post] })
class PostModule {}

export const app = createApp(PostModule);
