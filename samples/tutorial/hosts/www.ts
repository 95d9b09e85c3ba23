/** A host that lacks only its www is sent there with path and query; anything else unknown is refused. */
import { Controller, createApp, Get, Int, Module, Path, Post, Query, trustedHosts } from 'tenon';

@Controller('/vases')
class Pottery {
  @Get('/:size')
  readVase(@Path({ type: Int }) size: number, @Query() colour: string = 'white') {
    return { size, colour };
  }

  @Post('', { status: 201 })
  makeVase() {
    return { made: true };
  }
}

@Module({ controllers: [Pottery] })
class PotteryModule {}

export const app = createApp(PotteryModule, { title: 'Pottery', middleware: [trustedHosts(['www.pottery.example', 'kiln.example'])] });
