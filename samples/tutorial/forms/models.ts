/** A model takes the whole form: its fields, lists and defaults, and it may refuse unknown ones. */
import { Controller, createApp, Field, Form, Int, Model, Module, Post } from 'tenon';

@Model({ description: 'A new voice for the choir.' })
class Singer {
  @Field({ minLength: 2, description: 'Name on the badge', examples: ['Noor'] }) name!: string;
  @Field() voice!: string;
  @Field({ type: Int, nullable: true }) years: number | null = null;
  @Field({ type: [String] }) evenings: string[] = [];
}

@Model({ unknownKeys: 'forbid' })
class Ticket {
  @Field({ alias: 'place', pattern: '^[A-F][0-9]$' }) seat!: string;
  @Field({ minimum: 0 }) price!: number;
  @Field({ type: Boolean, nullable: true }) paid: boolean | null = null;
}

@Model({ unknownKeys: 'keep' })
class Survey {
  @Field({ type: Int, minimum: 1, maximum: 5 }) stars: number = 3;
}

@Controller()
class Choir {
  @Post('/singers', { returns: Singer })
  joinChoir(@Form() singer: Singer) {
    return singer;
  }

  @Post('/tickets', { status: 201 })
  buyTicket(@Form() ticket: Ticket) {
    return ticket;
  }

  @Post('/surveys')
  answerSurvey(@Form() survey: Survey) {
    return survey;
  }
}

@Module({ controllers: [Choir] })
class ChoirModule {}

export const app = createApp(ChoirModule);
