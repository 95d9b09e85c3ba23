/** A module carries prefix, tags, guards and documented responses to all its routes; a controller and a route add more of each. */
import { Body, Controller, createApp, dependency, Field, Get, header, HttpException, Int, Module, Path, Post, Put, query } from 'tenon';

class Notice {
  @Field({ description: 'Why not.' }) reason!: string;
}
class Exhibit {
  @Field() name!: string;
  @Field({ type: Int, minimum: -30, maximum: 21 }) century!: number;
}

const passHolder = dependency({ pass: header('x-pass', { type: String, description: "The day's pass." }) }, ({ pass }) => {
  if (pass !== 'amber') throw new HttpException(403, 'Pass refused');
});
const language = dependency({ lang: query({ type: String, minLength: 2, maxLength: 2 }) }, ({ lang }) => {
  if (lang === 'xx') throw new HttpException(400, 'No such language');
});

const vase: Exhibit = { name: 'vase', century: -4 };
const exhibits = [vase, { name: 'clock', century: 18 }];

const editing = { 403: { description: 'Not an editor' }, 404: { description: 'Nothing to edit' } };

@Controller()
class Wing {
  @Get({ returns: [Exhibit] })
  listExhibits() {
    return exhibits;
  }
  @Get('/:name', { returns: Exhibit })
  readExhibit(@Path() name: string) {
    const found = exhibits.find((one) => one.name === name);
    if (found === undefined) throw new HttpException(404, { reason: `no ${name}` });
    return found;
  }
  @Put('/:name', { returns: Exhibit, tags: ['editors'], responses: editing })
  editExhibit(@Path() name: string, @Body() exhibit: Exhibit) {
    if (name !== 'clock') throw new HttpException(403, 'Only the clock may be edited');
    return exhibit;
  }
}

@Controller({ tags: ['desk'] })
class Desk {
  @Get('/hours', { use: [passHolder], responses: { 403: { description: 'Pass refused' } } })
  readHours() {
    return { opens: 9, closes: 17 };
  }
  @Post('/questions', { status: 201 })
  ask(@Body() question: Exhibit) {
    return question.name;
  }
}
@Controller({ tags: ['entrance'] })
class Entrance {
  @Get('/')
  enter() {
    return 'welcome';
  }
}

const refused = { 403: { description: 'Pass refused' } };
const missing = { 404: { returns: Notice, description: 'Nothing of that name' }, ...refused };
@Module({ controllers: [Wing], prefix: '/exhibits', tags: ['exhibits'], use: [passHolder], responses: missing })
class WingModule {}
@Module({ controllers: [Desk], prefix: '/desk', tags: ['public'], responses: { 418: { description: 'The desk makes no coffee' } } })
class DeskModule {}
@Module({ imports: [WingModule, DeskModule], controllers: [Entrance] })
class MuseumModule {}

export const app = createApp(MuseumModule, { use: [language], responses: { 400: { description: 'No such language' } }, title: 'Museum' });
