/** A path that differs only by its last slash is redirected to the one that exists, with its query and its method. */
import { Controller, createApp, Get, Int, Module, Path, Post, Put, Query } from 'tenon';

@Controller()
class Harbour {
  @Get('/berths/')
  listBerths(@Query() full: boolean = false) {
    return { berths: [1, 2], full };
  }

  @Post('/berths/', { status: 201 })
  addBerth() {
    return { added: true };
  }

  @Get('/cranes')
  listCranes() {
    return { cranes: ['north'] };
  }

  @Put('/cranes/:crane/load/:tons')
  loadCrane(@Path() crane: string, @Path() tons: number) {
    return { crane, tons };
  }

  @Get('/lights/:light/')
  readLight(@Path({ type: Int }) light: number) {
    return { light };
  }

  @Get('/')
  readRoot() {
    return { harbour: 'open' };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule);
