import { Body, Controller, Cookie, createApp, Depends, Get, Header, Int, Module, Path, Post, Put, Query, Route } from 'tenon';
import { refusals } from './application.js';

interface Shape {
  readonly sides: number;
}

class NoModel {
  name!: string;
}

describe('an application does not start', () => {
  it('where a path name is not in the template; a slip is corrected', async () => {
    @Controller('/items')
    class Items {
      @Get('/:itemId')
      read(@Path({ type: Int }) itmId: number, @Path({ type: Int }) shelf: number) {
        return [itmId, shelf];
      }
    }
    expect(await refusals(Items)).toEqual([
      'PATH_NAME_UNKNOWN: Items.read reads the path parameter "itmId", which is not in "/items/:itemId". Did you mean "itemId"?',
      'PATH_NAME_UNKNOWN: Items.read reads the path parameter "shelf", which is not in "/items/:itemId".',
    ]);
  });

  it('where nothing says where a parameter comes from', async () => {
    @Controller()
    class Items {
      @Get('/items')
      read(@Query() q: string, limit: number) {
        return [q, limit];
      }
    }
    expect(await refusals(Items)).toEqual(['PARAMETER_UNDECLARED: Nothing says where parameter 2 "limit" of Items.read comes from.']);
  });

  it('where a parameter has no name and none was given', async () => {
    @Controller()
    class Items {
      @Post('/items')
      add(
        @Query({ type: [String] }) [first]: string[],
        @Header() { length }: string,
        @Body({ type: Object, embed: true }) { size }: { size: number },
      ) {
        return [first, length, size];
      }
    }
    expect(await refusals(Items)).toEqual([
      'PARAMETER_NAMELESS: The name of parameter 1 of Items.add cannot be read from its source.',
      'PARAMETER_NAMELESS: The name of parameter 2 of Items.add cannot be read from its source.',
      'PARAMETER_NAMELESS: The name of parameter 3 of Items.add cannot be read from its source.',
    ]);
  });

  it('where the compiler did not keep a type', async () => {
    @Controller()
    class Items {
      @Post('/items')
      add(
        @Query() tags: string[],
        @Query() either: string | number,
        @Query() shape: Shape,
        @Body() body: Promise<string>,
        @Depends() needed: unknown,
      ) {
        return [tags, either, shape, body, needed];
      }
    }
    expect(await refusals(Items)).toEqual([
      'PARAMETER_TYPE_UNKNOWN: The type of parameter 1 "tags" of Items.add is lost when the program runs (the compiler wrote Array).',
      'PARAMETER_TYPE_UNKNOWN: The type of parameter 2 "either" of Items.add is lost when the program runs (the compiler wrote Object).',
      'PARAMETER_TYPE_UNKNOWN: The type of parameter 3 "shape" of Items.add is lost when the program runs (the compiler wrote Object).',
      'PARAMETER_TYPE_UNKNOWN: The type of parameter 4 "body" of Items.add is lost when the program runs (the compiler wrote Promise).',
      'PARAMETER_TYPE_UNKNOWN: The type of parameter 5 "needed" of Items.add is lost when the program runs (the compiler wrote Object).',
    ]);
  });

  it('where a class cannot be read from a piece of text', async () => {
    @Controller()
    class Items {
      @Get('/items/:item')
      read(@Path() item: NoModel, @Query({ type: [NoModel] }) items: NoModel[], @Path({ type: [String] }) list: string[]) {
        return [item, items, list];
      }
    }
    expect(await refusals(Items)).toEqual([
      'PARAMETER_TYPE_UNFIT: @Path cannot read parameter 1 "item" of Items.read from text: it is declared as NoModel.',
      'PARAMETER_TYPE_UNFIT: @Query cannot read parameter 2 "items" of Items.read from text: it is declared as NoModel.',
      'PARAMETER_TYPE_UNFIT: @Path cannot read parameter 3 "list" of Items.read from text: it is declared as Array.',
    ]);
  });

  it('where a class that is to be a model has no decorators', async () => {
    @Controller()
    class Items {
      @Post('/items')
      add(@Body() item: NoModel, @Query() filter: NoModel) {
        return [item, filter];
      }
    }
    const found = await refusals(Items);
    expect(found).toHaveLength(2);
    for (const [i, sentence] of found.entries()) {
      expect(sentence).toMatch(
        new RegExp(`^MODEL_EMPTY: NoModel, the type of parameter ${i + 1} "(item|filter)" of Items.add, has no validation decorators`),
      );
    }
  });

  it('where two routes answer the same requests', async () => {
    @Controller('/items')
    class Items {
      @Get('/:id')
      read(@Path() id: string) {
        return id;
      }

      @Get('/:name')
      readByName(@Path() name: string) {
        return name;
      }

      @Route(['get', 'PUT'], '/:id')
      any() {
        return null;
      }
    }
    @Controller()
    class Others {
      @Put('items/:item')
      change() {
        return null;
      }
    }
    expect(await refusals(Items, Others)).toEqual([
      'ROUTE_TWICE: Items.readByName can never be reached: Items.read already answers GET /items/:name.',
      'ROUTE_TWICE: Items.any can never be reached: Items.read already answers GET /items/:id.',
      'ROUTE_TWICE: Others.change can never be reached: Items.any already answers PUT /items/:item.',
    ]);
  });

  it('where a path cannot be read', async () => {
    @Controller('/items')
    class Items {
      @Get('/:id?')
      read() {
        return null;
      }
    }
    expect(await refusals(Items)).toEqual([
      'PATH_INVALID: Items.read has a path that cannot be read, "/items/:id?": "?" means nothing in a path; optional parts are a second route.',
    ]);
  });

  it('where a path parameter has a default or is optional', async () => {
    @Controller('/items')
    class Items {
      @Get('/:a/:b/:c')
      read(@Path() a: string = 'x', @Path({ default: 'x' }) b: string, @Path({ optional: true }) c?: string) {
        return [a, b, c];
      }
    }
    expect(await refusals(Items)).toEqual(
      ['a', 'b', 'c'].map((name) => `PATH_DEFAULT: The path parameter "${name}" of Items.read has a default, which can never be used.`),
    );
  });

  it('where a method or a status does not exist', async () => {
    @Controller()
    class Items {
      @Route('FETCH', '/items', { status: 600 })
      read() {
        return null;
      }

      @Get('/early', { status: 103 })
      early() {
        return null;
      }
    }
    expect(await refusals(Items)).toEqual([
      'STATUS_INVALID: Items.read declares status 600, which is not an HTTP status.',
      'METHOD_INVALID: Items.read names a method that no server takes, "FETCH".',
      'STATUS_INVALID: Items.early declares status 103, which is not an HTTP status.',
    ]);
  });

  it('where a controller is none', async () => {
    class Plain {
      @Get('/plain')
      read() {
        return null;
      }
    }
    const [problem] = await refusals(Plain);
    expect(problem).toMatch(/^CONTROLLER_EXPECTED: .* lists Plain under controllers, and it has no @Controller\(\)\.$/);
  });

  it('and tells every problem at once', async () => {
    @Controller()
    class Items {
      @Get('/items/:id')
      read(@Path() no: string, @Cookie() { length }: string, lost: string) {
        return [no, length, lost];
      }
    }
    const codes = (await refusals(Items)).map((problem) => problem.split(':')[0]);
    expect(codes.sort()).toEqual(['PARAMETER_NAMELESS', 'PARAMETER_UNDECLARED', 'PATH_NAME_UNKNOWN']);
  });
});

describe('what is wrong is only told', () => {
  it('when the application starts, not when it is created', async () => {
    @Controller()
    class Items {
      @Get('/:a/:a')
      read() {
        return null;
      }
    }
    @Module({ controllers: [Items] })
    class ItemsModule {}
    const app = createApp(ItemsModule);
    await expect(app.init()).rejects.toThrow('it names "a" twice');
    await expect(app.init()).rejects.toThrow('it names "a" twice');
  });
});
