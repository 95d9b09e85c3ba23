import { Body, Controller, createApp, Field, Int, Module, oneOf, Post, type StartupError } from 'tenon';

class Made {
  @Field({ type: Int })
  count: number;

  constructor(from: { count: number }) {
    this.count = from.count;
  }
}

class Untold {
  @Field()
  name!: string;
}

class Holder {
  @Field({ type: oneOf(Untold, Untold, 'kind') })
  one!: Untold;
}

@Controller()
class Api {
  @Post('/made')
  made(@Body() made: Made) {
    return made;
  }

  @Post('/holder')
  holder(@Body() holder: Holder) {
    return holder;
  }
}

@Module({ controllers: [Api] })
class AppModule {}

describe('a model that cannot be read', () => {
  it('is refused at start-up, with every other', async () => {
    const error = (await createApp(AppModule)
      .init()
      .catch((thrown: unknown) => thrown)) as StartupError;
    expect(error.problems.map(({ code }) => code)).toEqual(['MODEL_CONSTRUCTOR', 'UNION_TAG_MISSING']);
  });
});
