import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Injectable,
  Module,
  Param,
  ParseIntPipe,
  Post,
  Query,
  ValidationPipe,
} from '@nestjs/common';
import { Type as Convert } from 'class-transformer';
import { IsEmail, IsInt, IsNumber, IsString, Length, Max, Min } from 'class-validator';
import { listen } from './listen.js';

class NewRecord {
  @IsString()
  @Length(2, 80)
  name!: string;

  @IsEmail()
  email!: string;

  @IsNumber()
  @Min(0)
  amount!: number;
}

class Limit {
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit = 20;
}

interface Row extends NewRecord {
  readonly id: number;
}

/** A feature with a repository and a service of its own, as a module. */
function feature(name: string) {
  @Injectable()
  class Repository {
    readonly rows = new Map<number, Row>();
  }

  @Injectable()
  class Service {
    constructor(private readonly repository: Repository) {}

    list(limit: number): Row[] {
      return [...this.repository.rows.values()].slice(0, limit);
    }

    find(id: number): Row | null {
      return this.repository.rows.get(id) ?? null;
    }

    create(data: NewRecord): Row {
      const row = { id: this.repository.rows.size + 1, ...data };
      this.repository.rows.set(row.id, row);
      return row;
    }

    remove(id: number): void {
      this.repository.rows.delete(id);
    }
  }

  @Controller(name)
  class FeatureController {
    constructor(private readonly service: Service) {}

    @Get()
    list(@Query() { limit }: Limit) {
      return this.service.list(limit);
    }

    @Get(':id')
    find(@Param('id', ParseIntPipe) id: number) {
      return this.service.find(id);
    }

    @Post()
    create(@Body() data: NewRecord) {
      return this.service.create(data);
    }

    @Delete(':id')
    @HttpCode(204)
    remove(@Param('id', ParseIntPipe) id: number) {
      this.service.remove(id);
    }
  }

  @Module({ controllers: [FeatureController], providers: [Repository, Service] })
  class FeatureModule {}
  return FeatureModule;
}

@Module({ imports: ['accounts', 'books', 'orders', 'invoices', 'shipments'].map(feature) })
class ServiceModule {}

await listen(ServiceModule, (app) => app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true })));
