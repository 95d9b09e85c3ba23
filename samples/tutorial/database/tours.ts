/** Two related tables with SQLModel: separate classes for what is created, changed, stored and shown, and a session for every request. */
import { Kysely, SqliteDialect, type Generated, type Selectable, type Transaction } from 'kysely';
import Libsql from 'libsql';
import { Body, Controller, createApp, Delete, dependency, Depends, Field, Get, HttpException, Int, Module, Patch, path } from 'tenon';
import { OmitType, Post, provide, Query, sentValues, token } from 'tenon';

class GuidePublic {
  @Field({ type: Int }) id!: number;
  @Field({ minLength: 2, description: 'As on the badge' }) name!: string;
  @Field({ maxLength: 8 }) languages: string = 'da';
}

class GuideCreate extends OmitType(GuidePublic, ['id']) {
  @Field({ minLength: 4, maxLength: 4 }) pin!: string;
}

class GuideUpdate {
  @Field({ type: String, nullable: true, minLength: 2 }) name: string | null = null;
  @Field({ type: String, nullable: true }) languages: string | null = null;
  @Field({ type: String, nullable: true }) pin: string | null = null;
}

class GuideWithTours extends GuidePublic {
  @Field({ type: [String] }) tours: string[] = [];
}

class TourCreate {
  @Field() title!: string;
  @Field({ type: Int }) guide!: number;
}

interface Tables {
  guides: { id: Generated<number>; name: string; languages: string; pin: string };
  tours: { id: Generated<number>; title: string; guide: number };
}

type Guide = Selectable<Tables['guides']>;
type Db = Transaction<Tables>;

const DATABASE = token<Kysely<Tables>>('Database');

async function* open() {
  const memory = new Libsql(':memory:');
  memory.exec(`
    create table guides (id integer primary key, name text not null, languages text not null, pin text not null);
    create index guides_by_name on guides (name);
    create table tours (id integer primary key, title text not null unique, guide integer not null references guides (id) deferrable initially deferred);
  `);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: memory }) });
  yield database;
  await database.destroy();
}

// There is one connection, and Kysely hands it to one transaction after the other.
const session = dependency({ database: DATABASE }, async function* ({ database }) {
  const transaction = await database.startTransaction().execute();
  try {
    yield transaction;
    await transaction.commit().execute();
  } catch (error) {
    await transaction.rollback().execute();
    throw error;
  }
});

async function findGuide(db: Db, id: number): Promise<Guide | undefined> {
  return db.selectFrom('guides').selectAll().where('id', '=', id).executeTakeFirst();
}

const guideOf = dependency({ db: session, id: path('id', { type: Int }) }, async ({ db, id }) => {
  const guide = await findGuide(db, id);
  if (guide === undefined) throw new HttpException(404, 'No such guide');
  return guide;
});

const missing = { 404: { description: 'No such guide' } };

@Controller('/guides')
class Guides {
  @Post({ returns: GuidePublic, status: 201 })
  async hire(@Body() guide: GuideCreate, @Depends(session) db: Db) {
    return db.insertInto('guides').values(guide).returningAll().executeTakeFirstOrThrow();
  }

  @Get({ returns: [GuidePublic] })
  async listGuides(
    @Depends(session) db: Db,
    @Query({ type: Int }) offset: number = 0,
    @Query({ type: Int, maximum: 10 }) limit: number = 10,
  ) {
    return db.selectFrom('guides').selectAll().orderBy('name').offset(offset).limit(limit).execute();
  }

  @Get('/:id', { returns: GuideWithTours, responses: missing })
  async readGuide(@Depends(guideOf) guide: Guide, @Depends(session) db: Db) {
    const tours = await db.selectFrom('tours').select('title').where('guide', '=', guide.id).orderBy('title').execute();
    return { ...guide, tours: tours.map(({ title }) => title) };
  }

  @Patch('/:id', { returns: GuidePublic, responses: missing })
  async changeGuide(@Body() change: GuideUpdate, @Depends(guideOf) guide: Guide, @Depends(session) db: Db) {
    const changed = { ...guide, ...sentValues(change) } as Guide; // the table has the last word on null
    await db.updateTable('guides').set(changed).where('id', '=', guide.id).execute();
    return changed;
  }

  @Delete('/:id', { responses: { ...missing, 409: { description: 'Still has tours' } } })
  async dismiss(@Depends(guideOf) guide: Guide, @Depends(session) db: Db) {
    const tour = await db.selectFrom('tours').select('id').where('guide', '=', guide.id).executeTakeFirst();
    if (tour !== undefined) throw new HttpException(409, 'Still has tours');
    await db.deleteFrom('guides').where('id', '=', guide.id).execute();
    return { gone: guide.name };
  }
}

@Controller('/tours')
class Tours {
  @Post({ description: 'All of them or none.' })
  async plan(@Body({ type: [TourCreate] }) tours: TourCreate[], @Depends(session) db: Db) {
    for (const tour of tours) {
      await db.insertInto('tours').values(tour).execute();
      if ((await findGuide(db, tour.guide)) === undefined) throw new HttpException(422, `No guide for ${tour.title}`);
    }
    return tours.length;
  }

  @Get({ returns: [String] })
  async listTours(@Depends(session) db: Db) {
    const tours = await db.selectFrom('tours').select('title').orderBy('id').execute();
    return tours.map(({ title }) => title);
  }
}

@Module({ providers: [provide({ provide: DATABASE, useGenerator: open })], controllers: [Guides, Tours] })
class ToursModule {}

export const app = createApp(ToursModule, { title: 'Tours' });
