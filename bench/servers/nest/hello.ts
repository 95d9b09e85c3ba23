import { Controller, Get, Module } from '@nestjs/common';
import { listen } from './listen.js';

@Controller()
class Hello {
  @Get()
  sayHello() {
    return { message: 'Hello World' };
  }
}

@Module({ controllers: [Hello] })
class AppModule {}

await listen(AppModule);
