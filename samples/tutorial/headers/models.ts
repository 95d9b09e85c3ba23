/** A class of headers: fields read hyphenated names, and a strict class refuses every header it does not name. */
import { Controller, createApp, Field, Get, Header, Int, Model, Module } from 'tenon';

class Parcel {
  @Field({ description: 'Who sent it.' }) x_sender!: string;
  @Field({ type: Number, nullable: true, exclusiveMinimum: 0 }) x_weight: number | null = null;
  @Field({ type: [String], nullable: true }) x_stamp: string[] | null = null;
  @Field({ type: Boolean, nullable: true, alias: 'x-fragile' }) fragile: boolean | null = null;
}

@Model({ unknownKeys: 'forbid' })
class Sealed {
  @Field() host!: string;
  @Field({ type: String, nullable: true }) accept: string | null = null;
  @Field({ type: String, nullable: true }) user_agent: string | null = null;
  @Field({ type: String, nullable: true }) connection: string | null = null;
  @Field() x_seal!: string;
}

class Plain {
  @Field() tower_name!: string;
  @Field({ type: Int, nullable: true }) bell: number | null = null;
}

@Controller()
class PostOffice {
  @Get('/parcels')
  readParcel(@Header() parcel: Parcel) {
    return { sender: parcel.x_sender, weight: parcel.x_weight, stamp: parcel.x_stamp, fragile: parcel.fragile };
  }

  @Get('/sealed')
  readSealed(@Header() sealed: Sealed) {
    return { seal: sealed.x_seal, host: sealed.host };
  }

  @Get('/towers')
  readTower(@Header({ convertUnderscores: false }) tower: Plain) {
    return tower;
  }
}

@Module({ controllers: [PostOffice] })
class PostOfficeModule {}

export const app = createApp(PostOfficeModule);
