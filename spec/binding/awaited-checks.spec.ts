import { setTimeout as pause } from 'node:timers/promises';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Body, Check, Controller, Field, Form, Int, Post, Query, setOf } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

@ValidatorConstraint({ name: 'isFree', async: true })
class IsFree implements ValidatorConstraintInterface {
  async validate(value: unknown): Promise<boolean> {
    await pause(1);
    return value !== 'taken';
  }

  defaultMessage(): string {
    return 'is taken';
  }
}

@Check(async ({ from, to }: Span) => {
  await pause(1);
  return from <= to;
})
class Span {
  @Field({ type: Int }) from!: number;
  @Field({ type: Int }) to!: number;
}

class Account {
  @Validate(IsFree)
  @Field()
  name!: string;
}

@Controller()
class Api {
  @Post('/span')
  span(@Body() span: Span) {
    return { span, isSpan: span instanceof Span };
  }

  @Post('/spans')
  spans(@Body({ type: [Span], maxItems: 2 }) spans: Span[]) {
    return spans.map((span) => span instanceof Span);
  }

  @Post('/query')
  query(@Query() span: Span, @Query({ type: setOf(Int), optional: true }) id?: Set<number>) {
    return { isSpan: span instanceof Span, id: id ? [...id] : null };
  }

  @Post('/form')
  form(@Form() account: Account) {
    return { isAccount: account instanceof Account };
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

describe('checks that answer with a promise', () => {
  it('are waited for', async () => {
    expect((await app.client.post('/span', { json: { from: 1, to: 2 } })).json()).toEqual({ span: { from: 1, to: 2 }, isSpan: true });
    expect((await app.client.post('/spans', { json: [{ from: 1, to: 2 }] })).json()).toEqual([true]);
    expect((await app.client.post('/query?from=1&to=2&id=3')).json()).toEqual({ isSpan: true, id: [3] });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.client.post('/form', { body: 'name=free', headers })).json()).toEqual({ isAccount: true });
    expect(problemsOf(await app.client.post('/form', { body: 'name=taken', headers }))).toMatchObject([
      { loc: ['body', 'name'], input: 'taken' },
    ]);
  });

  it('refuse', async () => {
    expect(problemsOf(await app.client.post('/span', { json: { from: 3, to: 2 } }))).toMatchObject([{ loc: ['body'] }]);
    expect(
      problemsOf(
        await app.client.post('/spans', {
          json: [
            { from: 1, to: 2 },
            { from: 3, to: 2 },
          ],
        }),
      ),
    ).toMatchObject([{ loc: ['body', 1] }]);
    expect(problemsOf(await app.client.post('/query?from=3&to=2'))).toMatchObject([{ loc: ['query'] }]);
  });
});
