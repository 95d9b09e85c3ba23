/** A JSON body without a content type is read when the application or the controller says so; a wrong type is never read. */
import { Body, Controller, createApp, Field, Int, Module, nullable, Post } from 'tenon';

class Hive {
  @Field() name!: string;
  @Field({ type: Int }) frames: number = 8;
}

@Controller()
class Apiary {
  @Post('/hives')
  addHive(@Body() hive: Hive) {
    return hive;
  }
}

@Controller('/careful', { strictContentType: true })
class Careful {
  @Post('/hives')
  addHiveCarefully(@Body() hive: Hive) {
    return hive;
  }
}

@Controller('/inherits')
class Inherits {
  @Post('/hives')
  addHiveLikewise(@Body({ type: nullable(Hive) }) hive: Hive | null = null) {
    return { hive };
  }
}

@Module({ controllers: [Apiary, Careful, Inherits] })
class ApiaryModule {}

export const app = createApp(ApiaryModule, { strictContentType: false });
