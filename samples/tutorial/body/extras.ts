/** Keys that a model does not know are ignored, refused or kept, as the model says. */
import { Body, Controller, createApp, Field, Int, Model, Module, Post } from 'tenon';

@Model({ unknownKeys: 'forbid' })
class Frame {
  @Field({ type: Int }) width!: number;
  @Field({ type: Int }) height!: number;
}

class Enquiry {
  @Field() painting!: string;
  @Field() museum: string = 'Harbour Museum';
}

@Model({ unknownKeys: 'forbid' })
class Loan {
  @Field() painting!: string;
  @Field({ type: Int }) weeks: number = 6;
  @Field({ type: Frame, nullable: true }) frame: Frame | null = null;
}

@Model({ unknownKeys: 'keep' })
class Label {
  @Field() painting!: string;
  @Field({ type: Int, nullable: true }) year: number | null = null;
}

@Controller()
class Museum {
  @Post('/enquiries')
  askForPainting(@Body() enquiry: Enquiry) {
    return enquiry;
  }

  @Post('/loans', { status: 201, returns: Loan })
  lendPainting(@Body() loan: Loan) {
    return loan;
  }

  @Post('/labels', { returns: Label })
  printLabel(@Body() label: Label) {
    return label;
  }

  @Post('/labels/extras')
  listExtras(@Body() label: Label) {
    const { painting, year: _, ...extras } = label;
    return { painting, extras };
  }
}

@Module({ controllers: [Museum] })
class MuseumModule {}

export const app = createApp(MuseumModule);
