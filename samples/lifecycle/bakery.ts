import { Application, Controller, createApp, Depends, Get, Injectable, lifespan, Module, OnStart, OnStop, type Granted } from 'tenon';

export const diary: string[] = [];

@Injectable()
export class Supplier {
  order(flour: number): Promise<{ flour: number }> {
    return Promise.resolve({ flour });
  }
}

export const kitchen = lifespan({ app: Application, supplier: Supplier }, async function* kitchen({ app, supplier }) {
  diary.push(`${app.options.title} opens`);
  const { flour } = await supplier.order(50);
  try {
    yield { flour, sold: 0 };
  } finally {
    diary.push(`${app.options.title} closes`);
  }
});

@Injectable()
export class Prices {
  #today: ReadonlyMap<string, number> = new Map();

  of(bread: string): number | undefined {
    return this.#today.get(bread);
  }

  @OnStart()
  async load() {
    this.#today = await Promise.resolve(new Map([['rye', 4]]));
    diary.push('prices loaded');
  }

  @OnStop()
  save() {
    diary.push(`prices saved: ${this.#today.size}`);
  }
}

@Controller('/bread')
class Bread {
  constructor(private readonly prices: Prices) {}

  @Get('/:kind')
  sell(@Depends(kitchen) today: Granted<typeof kitchen>) {
    today.sold += 1;
    return { sold: today.sold, price: this.prices.of('rye') };
  }
}

@Module({ providers: [Supplier, Prices], controllers: [Bread] })
export class BakeryModule {}

export const bakery = createApp(BakeryModule, { title: 'Bakery', lifespan: kitchen });
