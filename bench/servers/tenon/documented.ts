import { Body, Controller, Field, Get, Int, Module, Path, Post, Put, Query } from 'tenon';

function resource(number: number) {
  class Line {
    @Field({ minLength: 1, description: 'What' }) sku!: string;
    @Field({ type: Int, minimum: 1 }) quantity: number = 1;
  }
  Object.defineProperty(Line, 'name', { value: `Line${number}` });

  class Order {
    @Field({ type: Int }) id!: number;
    @Field({ type: [Line], minItems: 1 }) lines!: Line[];
    @Field({ type: String, nullable: true, maxLength: 500 }) note: string | null = null;
  }
  Object.defineProperty(Order, 'name', { value: `Order${number}` });

  @Controller(`/orders${number}`, { tags: [`orders ${number}`] })
  class Orders {
    @Get({ returns: [Order] })
    list(@Query({ type: Int, maximum: 100 }) limit: number = 10, @Query({ optional: true }) q?: string): Order[] {
      return q === undefined || limit > 0 ? [] : [];
    }
    @Get('/:id', { returns: Order })
    read(@Path({ type: Int }) id: number): Order {
      return { id, lines: [], note: null };
    }
    @Post({ returns: Order, status: 201 })
    create(@Body({ type: Order }) order: Order): Order {
      return order;
    }
    @Put('/:id', { returns: Order })
    replace(@Path({ type: Int }) id: number, @Body({ type: Order }) order: Order): Order {
      return { ...order, id };
    }
  }
  Object.defineProperty(Orders, 'name', { value: `Orders${number}` });
  return Orders;
}

/** A root module with so many routes, four for each of as many resources as that takes, each with two models of its own. */
export function documentedApplication(routes: number) {
  class Root {}
  Module({ controllers: Array.from({ length: Math.ceil(routes / 4) }, (_, number) => resource(number)) })(Root);
  return Root;
}
