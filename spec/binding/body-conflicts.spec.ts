import { Readable } from 'node:stream';
import { Body, body, Controller, dependency, Depends, Field, Form, form, Int, Post } from 'tenon';
import { refusals } from '../routing/application.js';

class Order {
  @Field() name!: string;
}

const conflict = (one: string, other: string) => `BODY_CONFLICT: Api.handle asks for two bodies that cannot both be: ${one} and ${other}.`;

/** What is said of a route with these two parameters. */
async function refused(first: ParameterDecorator, second: ParameterDecorator): Promise<string[]> {
  class Api {
    handle(a: unknown, b: unknown) {
      return [a, b];
    }
  }
  first(Api.prototype, 'handle', 0);
  second(Api.prototype, 'handle', 1);
  (Post('/') as MethodDecorator)(Api.prototype, 'handle', Object.getOwnPropertyDescriptor(Api.prototype, 'handle') as PropertyDescriptor);
  Controller()(Api);
  return refusals(Api);
}

const json = Body({ type: Order }) as unknown as ParameterDecorator;
const api = Body({ type: Order, mediaType: 'application/vnd.api+json' }) as unknown as ParameterDecorator;
const plain = Body({ type: Order, mediaType: 'application/json' }) as unknown as ParameterDecorator;
const field = Form({ type: Int }) as unknown as ParameterDecorator;
const text = Body({ type: String, mediaType: 'text/plain' }) as unknown as ParameterDecorator;
const csv = Body({ type: String, mediaType: ['text/csv'] }) as unknown as ParameterDecorator;
const bytes = Body({ type: Buffer }) as unknown as ParameterDecorator;
const image = Body({ type: Buffer, mediaType: 'image/png' }) as unknown as ParameterDecorator;
const stream = Body({ type: Readable }) as unknown as ParameterDecorator;

const [a, b] = ['parameter 1 "a"', 'parameter 2 "b"'];

describe('two bodies that cannot both be are refused', () => {
  it('where they are of two kinds', async () => {
    expect(await refused(json, field)).toEqual([conflict(`${a} (JSON)`, `${b} (a form)`)]);
    expect(await refused(field, json)).toEqual([conflict(`${a} (a form)`, `${b} (JSON)`)]);
    expect(await refused(text, json)).toEqual([conflict(`${a} (text, text/plain)`, `${b} (JSON)`)]);
    expect(await refused(field, text)).toEqual([conflict(`${a} (a form)`, `${b} (text, text/plain)`)]);
  });

  it('where one is a stream', async () => {
    for (const [decorator, name] of [
      [json, 'JSON'],
      [field, 'a form'],
      [bytes, 'bytes'],
      [stream, 'a stream'],
    ] as const) {
      expect(await refused(decorator, stream)).toEqual([conflict(`${a} (${name})`, `${b} (a stream)`)]);
    }
  });

  it('where their media types never meet', async () => {
    expect(await refused(plain, api)).toEqual([conflict(`${a} (JSON, application/json)`, `${b} (JSON, application/vnd.api+json)`)]);
    expect(await refused(text, csv)).toEqual([conflict(`${a} (text, text/plain)`, `${b} (text, text/csv)`)]);
    expect(await refused(json, image)).toEqual([conflict(`${a} (JSON)`, `${b} (bytes, image/png)`)]);
    expect(await refused(image, field)).toEqual([conflict(`${a} (bytes, image/png)`, `${b} (a form)`)]);
  });

  it('where a dependency asks for the other one', async () => {
    const token = dependency({ token: form({ type: String }) }, ({ token: given }) => given);
    const note = dependency({ note: body(String) }, ({ note: given }) => given);
    @Controller()
    class Api {
      @Post('/')
      handle(@Depends(token) a: string, @Depends(note) b: string) {
        return [a, b];
      }
    }
    const found = await refusals(Api);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^BODY_CONFLICT: Api.handle asks for two bodies that cannot both be: .*\(a form\) and .*\(JSON\)\.$/);
  });
});

describe('bodies that can be together', () => {
  it.each([
    ['JSON and its bytes', json, bytes],
    ['a form and its bytes', field, bytes],
    ['JSON of any and of one dialect', json, api],
    ['bytes and bytes', bytes, image],
    ['text and text', text, text],
  ])('start: %s', async (_name, one, other) => {
    await expect(refused(one, other)).rejects.toThrow('the application started');
  });
});
