/** Named origins, methods and headers: a preflight is answered before any route, a plain request gets its headers beside the answer. */
import { Body, Controller, cors, createApp, Delete, Field, Get, HttpException, Int, Module, Path, Post } from 'tenon';

class Note {
  @Field() text!: string;
}

@Controller()
class Notes {
  @Get('/notes')
  listNotes() {
    return ['slow start', 'fine end'];
  }

  @Post('/notes', { status: 201 })
  writeNote(@Body() note: Note) {
    return note;
  }

  @Delete('/notes/:number', { status: 204, responses: { 404: { description: 'No such note' } } })
  dropNote(@Path({ type: Int }) number: number) {
    if (number > 2) throw new HttpException(404, 'No such note', { headers: { 'X-Shelf': 'empty' } });
  }

  @Get('/fire')
  burn() {
    throw new Error('burnt');
  }
}

@Module({ controllers: [Notes] })
class NotesModule {}

const crossOrigin = cors({
  allowOrigins: ['https://reader.example', 'http://localhost:8080'],
  allowMethods: ['GET', 'POST', 'DELETE'],
  allowHeaders: ['X-Shelf', 'Authorization'],
});

export const app = createApp(NotesModule, { title: 'Reading notes', middleware: [crossOrigin] });
