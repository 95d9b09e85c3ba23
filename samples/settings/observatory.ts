/** An application that is told by its surroundings what it is called, where its data is, and how it may be entered. */
import { apiKeyAuth, Controller, createApp, dependency, Depends, Field, Get, Int, loadSettings, Module, type Application } from 'tenon';
import { recordOf, Secret, Settings } from 'tenon';
import { apiKeyDigest } from 'tenon/security';

class Archive {
  @Field() readonly host!: string;
  @Field({ type: Int, minimum: 1, maximum: 65_535 }) readonly port: number = 5432;
  @Field() readonly password!: Secret;
}

@Settings({ prefix: 'OBSERVATORY_', envFile: ['.env', '.env.local'], secretsDirectory: '/run/secrets' })
export class Observatory {
  @Field({ description: 'What it is called.' }) readonly name!: string;
  @Field({ type: Int, minimum: 1 }) readonly maxVisitors: number = 40;
  @Field() readonly isOpen: boolean = false;
  @Field({ type: [String] }) readonly telescopes: string[] = [];
  @Field({ type: recordOf(Number) }) readonly limits: Record<string, number> = {};
  @Field() readonly archive!: Archive;
  @Field({ minLength: 16 }) readonly visitorKey!: Secret;
  @Field({ alias: 'TZ' }) readonly zone: string = 'UTC';
}

export const archiveAddress = dependency({ settings: Observatory }, ({ settings: { archive } }) => `${archive.host}:${archive.port}`);

@Controller()
class Nights {
  constructor(private readonly settings: Observatory) {}

  @Get('/')
  welcome() {
    const { name, maxVisitors, zone } = this.settings;
    return { name, maxVisitors, zone };
  }

  @Get('/telescopes')
  telescopes(@Depends() { telescopes, limits }: Observatory) {
    return telescopes.map((telescope) => ({ telescope, limit: limits[telescope] ?? null }));
  }

  @Get('/archive')
  archive(@Depends(archiveAddress) address: string) {
    return { address };
  }
}

@Module({ controllers: [Nights] })
export class NightsModule {}

/** Made of settings that are needed before there is an application. */
export function makeApp(settings = loadSettings(Observatory)): Application {
  const visitor = apiKeyAuth({ in: 'header', name: 'X-Visitor', keys: [{ digest: apiKeyDigest(settings.visitorKey.reveal()) }] });
  return createApp(NightsModule, { title: settings.name, use: [visitor] });
}
