/** Bytes cross JSON as base64 where a model says so, and as plain text where it does not. */
import { Base64, Base64Url, Body, Controller, createApp, Field, Get, Module, Path, Post, Utf8 } from 'tenon';

class Sent {
  @Field() buoy!: string;
  @Field({ type: Base64, description: 'The raw frame', maxLength: 8 }) frame!: Uint8Array;
}

class Stored {
  @Field() buoy!: string;
  @Field({ type: Base64Url }) frame!: Uint8Array;
}

class Relay {
  @Field({ type: [Base64Url] }) frames: Uint8Array[] = [];
  @Field({ type: Base64Url, nullable: true }) last: Uint8Array | null = null;
}

class Plain {
  @Field({ type: Utf8 }) words!: Uint8Array;
}

@Controller()
class WeatherBuoy {
  @Post('/frames')
  receiveFrame(@Body() sent: Sent) {
    return { buoy: sent.buoy, bytes: [...sent.frame] };
  }

  @Get('/frames/:buoy', { returns: Stored })
  readFrame(@Path() buoy: string) {
    return { buoy, frame: Buffer.from(buoy === 'outer' ? [0, 251, 255, 191, 7] : 'calm') };
  }

  @Post('/relays', { returns: Relay })
  relayFrames(@Body() relay: Relay) {
    return { frames: relay.frames.reverse(), last: relay.last };
  }

  @Post('/plain', { returns: Plain })
  repeatWords(@Body() plain: Plain) {
    return plain;
  }
}

@Module({ controllers: [WeatherBuoy] })
class WeatherBuoyModule {}

export const app = createApp(WeatherBuoyModule, { title: 'Weather buoy' });
