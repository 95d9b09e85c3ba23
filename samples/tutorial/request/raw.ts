/** The body can be taken raw: by a handler, by a dependency, and beside a declared model. */
import { Readable } from 'node:stream';
import type { Request } from 'express';
import { Body, body, Controller, createApp, dependency, Depends, Field, Form, Get, Int, Module, Path, Post, Put, Req } from 'tenon';

class Loaf {
  @Field() flour!: string;
  @Field({ type: Int }) grams: number = 500;
}

/** FastAPI says nothing of what is read from the request itself. */
const hidden = { includeInSchema: false };

const length = dependency({ raw: body(Buffer, { optional: true, ...hidden }) }, ({ raw }) => raw?.length ?? 0);

@Controller()
class Bakery {
  @Post('/raw')
  readRaw(@Req() request: Request, @Body(hidden) raw: Buffer = Buffer.alloc(0)) {
    return { bytes: raw.length, text: raw.toString(), type: request.get('content-type') ?? null };
  }

  @Post('/parsed')
  readParsed(@Body({ type: Object, ...hidden }) data: unknown) {
    return { kind: Array.isArray(data) ? 'list' : 'object', size: Object.keys(data as object).length, data };
  }

  @Put('/loaves/:number')
  bake(
    @Path({ type: Int }) number: number,
    @Body() loaf: Loaf,
    @Depends(length) size: number,
    @Body(hidden) raw: Buffer = Buffer.alloc(0),
  ) {
    const again = JSON.parse(raw.toString()) as object;
    return { number, loaf, size, keys: Object.keys(again).sort(), same: raw.length === size };
  }

  @Post('/sized')
  readSized(@Depends(length) size: number, @Body(hidden) raw: Buffer = Buffer.alloc(0)) {
    return [size, raw.toString().toUpperCase()];
  }

  @Post('/chunks')
  async readChunks(@Body(hidden) stream: Readable = Readable.from([])) {
    let total = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) total += chunk.length;
    return total;
  }

  @Post('/form')
  readForm(@Form(hidden) form: URLSearchParams) {
    return { flour: form.get('flour'), all: form.getAll('seed'), names: [...new Set(form.keys())].sort() };
  }

  @Get('/counted')
  readCounted(@Depends(length) size: number) {
    return size;
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);
