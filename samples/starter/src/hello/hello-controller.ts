import { Controller, Get, Query } from 'tenon';

@Controller('/hello', { tags: ['hello'] })
export class HelloController {
  @Get({ summary: 'Greet somebody' })
  greet(@Query({ minLength: 1 }) name: string = 'World') {
    return { message: `Welcome, ${name}!` };
  }
}
