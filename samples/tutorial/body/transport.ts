/** What counts as a JSON body: the content type, broken JSON, no body, JSON null, and bodies on methods that seldom carry one. */
import { Body, Controller, createApp, Delete, Field, Get, Int, Module, nullable, Post, Put, Query } from 'tenon';

class Entry {
  @Field() lamp!: string;
  @Field() hours: number = 0;
}

@Controller()
class Lighthouse {
  @Post('/entries', { status: 201 })
  writeEntry(@Body() entry: Entry) {
    return entry;
  }

  @Put('/remarks')
  writeRemark(@Body({ type: nullable(Entry) }) entry: Entry | null = null) {
    return { remark: entry };
  }

  @Get('/entries')
  findEntries(@Body() entry: Entry) {
    return { like: entry.lamp };
  }

  @Delete('/entries')
  strikeEntry(@Body() entry: Entry) {
    return { struck: entry.lamp, hours: entry.hours };
  }

  @Post('/foghorn')
  soundFoghorn(@Query({ type: Int }) times: number = 1) {
    return { sounded: times };
  }
}

@Module({ controllers: [Lighthouse] })
class LighthouseModule {}

export const app = createApp(LighthouseModule);
