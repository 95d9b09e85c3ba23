/** Every request over plain HTTP is sent to HTTPS with its host, path and query; behind a trusted proxy the protocol is the one the proxy names. */
import type { Request } from 'express';
import { Controller, createApp, Get, httpsRedirect, Int, Module, Path, Post, Req } from 'tenon';

@Controller('/letters')
class LetterBox {
  @Get('/:number')
  readLetter(@Path({ type: Int }) number: number, @Req() request: Request) {
    return { number, scheme: request.protocol };
  }

  @Post('', { status: 201 })
  sendLetter() {
    return { sent: true };
  }
}

@Module({ controllers: [LetterBox] })
class LetterBoxModule {}

export const app = createApp(LetterBoxModule, { title: 'Letter box', trustProxy: 1, middleware: [httpsRedirect()] });
