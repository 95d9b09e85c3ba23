import { Body, Controller, createApp, Delete, Get, Injectable, Int, Module, Path, Post, Query } from 'tenon';
import { IsEmail, IsNumber, IsString, Length, Min } from 'class-validator';

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

  @Controller(`/${name}`)
  class FeatureController {
    constructor(private readonly service: Service) {}

    @Get()
    list(@Query({ type: Int, minimum: 1, maximum: 100 }) limit: number = 20) {
      return this.service.list(limit);
    }

    @Get('/:id')
    find(@Path({ type: Int }) id: number) {
      return this.service.find(id);
    }

    @Post({ status: 201 })
    create(@Body() data: NewRecord) {
      return this.service.create(data);
    }

    @Delete('/:id', { status: 204 })
    remove(@Path({ type: Int }) id: number) {
      this.service.remove(id);
    }
  }

  @Module({ controllers: [FeatureController], providers: [Repository, Service] })
  class FeatureModule {}
  return FeatureModule;
}

@Module({ imports: ['accounts', 'books', 'orders', 'invoices', 'shipments'].map(feature) })
class ServiceModule {}

await createApp(ServiceModule).listen(Number(process.env.PORT));
