import { Controller, Get, Int, Module, Path, Query, token, type DynamicModule, type Provider, type TypedToken } from 'tenon';

function controllerUnder(prefix: string) {
  @Controller(prefix)
  class Items {
    @Get('/a/:itemId')
    a(@Path({ type: Int }) itemId: number, @Query({ optional: true }) q?: string) {
      return { itemId, q };
    }
    @Get('/b/:itemId')
    b(@Path({ type: Int }) itemId: number, @Query() limit: number = 10) {
      return { itemId, limit };
    }
  }
  return Items;
}

/** A root module over `modules` modules in a chain, each with `providers` providers and as many routes. */
export function largeApplication(modules: number, providers: number) {
  let previous: DynamicModule | undefined;
  for (let m = 0; m < modules; m += 1) {
    class Feature {}
    Module()(Feature);
    const tokens: TypedToken<object>[] = [];
    const services: Provider[] = [];
    for (let p = 0; p < providers; p += 1) {
      const provide = token<object>(`Service${m}.${p}`);
      services.push({ provide, useFactory: (...parts: object[]) => ({ parts }), inject: tokens.slice(-2) });
      tokens.push(provide);
    }
    const controllers = Array.from({ length: Math.ceil(providers / 2) }, (_, c) => controllerUnder(`/m${m}/c${c}`));
    previous = {
      module: Feature,
      imports: previous === undefined ? [] : [previous],
      providers: services,
      controllers,
      exports: tokens.slice(-1),
    };
  }
  class Root {}
  Module({ imports: previous === undefined ? [] : [previous] })(Root);
  return Root;
}
