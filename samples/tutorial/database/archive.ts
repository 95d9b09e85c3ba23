/** A table in memory: create, list in parts, read, change in part, delete, and everything undone when a request fails half way. */
import Libsql from 'libsql';
import { Body, Controller, createApp, Delete, dependency, Depends, Field, Get, HttpException, Int, literal, Module, nullable } from 'tenon';
import { OmitType, Patch, path, Post, provide, Query, ResponseState, sentValues, tuple } from 'tenon';

class Seed {
  @Field({ type: Int }) id!: number;
  @Field({ minLength: 2, maxLength: 40, examples: ['Zea mays'] }) species!: string;
  @Field({ minimum: 0, description: 'What is in the jar' }) grams: number = 0;
  @Field({ type: nullable(String) }) origin: string | null = null;
}

class SeedIn extends OmitType(Seed, ['id']) {}

class SeedChange {
  @Field({ type: String, nullable: true, minLength: 2, maxLength: 40 }) species: string | null = null;
  @Field({ type: Number, nullable: true, minimum: 0 }) grams: number | null = null;
  @Field({ type: nullable(String) }) origin: string | null = null;
}

class Move {
  @Field({ type: Int }) source!: number;
  @Field({ type: Int }) target!: number;
  @Field({ exclusiveMinimum: 0, maximum: 1000 }) grams!: number;
}

class Part {
  @Field({ type: [Seed] }) items!: Seed[];
  @Field({ type: Int }) total!: number;
}

/** One connection holds one transaction: who wants to begin one waits until those before are done. */
class Store {
  readonly db = new Libsql(':memory:');
  #last: Promise<void> = Promise.resolve();

  async turn(): Promise<() => void> {
    const before = this.#last;
    let done = (): void => undefined;
    this.#last = new Promise((resolve) => (done = resolve));
    await before;
    return done;
  }
}

function* open() {
  const store = new Store();
  store.db.exec(`
    create table seeds (id integer primary key autoincrement, species text not null unique, grams real not null check (grams >= 0), origin text);
    create table moves (id integer primary key autoincrement, seed integer not null, grams real not null);
  `);
  yield store;
  store.db.close();
}

const session = dependency({ store: Store }, async function* ({ store }) {
  const done = await store.turn();
  try {
    store.db.exec('begin');
    yield store.db;
    store.db.exec('commit');
  } catch (error) {
    store.db.exec('rollback');
    throw error;
  } finally {
    done();
  }
});

function findSeed(db: Libsql.Database, id: number): Seed {
  const row = db.prepare('select * from seeds where id = ?').get(id) as Seed | undefined;
  if (row === undefined) throw new HttpException(404, `No seed ${id}`);
  return row;
}

const find = dependency({ db: session, id: path('id', { type: Int }) }, ({ db, id }) => findSeed(db, id));

function refused(error: unknown, detail: string): unknown {
  const isConstraint = error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
  return isConstraint ? new HttpException(409, detail) : error;
}

const missing = { 404: { description: 'No such jar' } };
const taken = { 409: { description: 'It cannot be that' } };

@Controller('/seeds', { tags: ['seeds'] })
class Seeds {
  @Post({ status: 201, returns: Seed, responses: taken })
  createSeed(@Body() seed: SeedIn, @Depends(session) db: Libsql.Database, @Depends() response: ResponseState) {
    try {
      const { species, grams, origin } = seed;
      const insert = db.prepare('insert into seeds (species, grams, origin) values (?, ?, ?)');
      const id = Number(insert.run(species, grams, origin).lastInsertRowid);
      response.headers.set('location', `/seeds/${id}`);
      return { id, ...seed };
    } catch (error) {
      throw refused(error, 'This species has a jar');
    }
  }

  @Get({ returns: Part })
  listSeeds(
    @Depends(session) db: Libsql.Database,
    @Query({ type: Int, minimum: 0 }) offset: number = 0,
    @Query({ type: Int, minimum: 1, maximum: 50 }) limit: number = 3,
    @Query({ type: literal('id', 'species', 'grams') }) sort: 'id' | 'species' | 'grams' = 'id',
    @Query({ type: nullable(String) }) origin: string | null = null,
  ) {
    const where = 'where ? is null or origin = ?';
    const rows = db.prepare(`select * from seeds ${where} order by ${sort}, id limit ? offset ?`).all(origin, origin, limit, offset);
    const { total } = db.prepare(`select count(*) as total from seeds ${where}`).get(origin, origin) as { total: number };
    return { items: rows as Seed[], total };
  }

  @Get('/:id', { returns: Seed, responses: missing })
  readSeed(@Depends(find) seed: Seed) {
    return seed;
  }

  @Patch('/:id', { returns: Seed, responses: { ...missing, ...taken } })
  changeSeed(@Body() change: SeedChange, @Depends(find) seed: Seed, @Depends(session) db: Libsql.Database) {
    for (const [name, value] of Object.entries(sentValues(change))) {
      try {
        db.prepare(`update seeds set ${name} = ? where id = ?`).run(value, seed.id);
      } catch (error) {
        throw refused(error, `The ${name} cannot be that`);
      }
    }
    return findSeed(db, seed.id);
  }

  @Delete('/:id', { status: 204, responses: missing })
  deleteSeed(@Depends(find) seed: Seed, @Depends(session) db: Libsql.Database) {
    db.prepare('delete from seeds where id = ?').run(seed.id);
  }
}

@Controller('/moves', { tags: ['moves'] })
class Moves {
  @Post({ responses: { ...missing, 409: { description: 'More than there is' } } })
  moveSeeds(@Body() move: Move, @Depends(session) db: Libsql.Database) {
    const note = db.prepare('insert into moves (seed, grams) values (?, ?)');
    const add = db.prepare('update seeds set grams = grams + ? where id = ?');
    note.run(move.source, -move.grams);
    add.run(move.grams, move.target);
    const target = findSeed(db, move.target);
    note.run(move.target, move.grams);
    const source = findSeed(db, move.source);
    if (source.grams < move.grams) throw new HttpException(409, { left: source.grams, asked: move.grams });
    add.run(-move.grams, move.source);
    return { source: source.grams - move.grams, target: target.grams };
  }

  @Get({ returns: [tuple(Int, Number)] })
  listMoves(@Depends(session) db: Libsql.Database) {
    const rows = db.prepare('select * from moves order by id').all() as { seed: number; grams: number }[];
    return rows.map(({ seed, grams }): [number, number] => [seed, grams]);
  }

  @Delete({ description: 'Deletes all moves, then fails.' })
  spill(@Depends(session) db: Libsql.Database) {
    db.exec('delete from moves');
    throw new Error('spilled');
  }
}

@Module({ providers: [provide({ provide: Store, useGenerator: open })], controllers: [Seeds, Moves] })
class ArchiveModule {}

export const app = createApp(ArchiveModule, { title: 'Seed archive' });
