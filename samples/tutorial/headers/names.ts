/** Capitals and underscores in a header parameter read as hyphens; a given name is taken as it is; values are converted. */
import { Controller, createApp, DateOnly, Get, Header, Int, literal, Module, nullable } from 'tenon';

@Controller()
class Gatehouse {
  @Get('/gate')
  readGate(
    @Header({ description: 'Printed on the badge.', minLength: 3 }) xVisitorBadge: string,
    @Header({ type: nullable(String) }) userAgent: string | null = null,
  ) {
    return { badge: xVisitorBadge, agent: userAgent };
  }

  @Get('/raw')
  readRaw(
    @Header({ type: nullable(String), convertUnderscores: false }) old_badge: string | null = null,
    @Header('X-Door_Code', { type: nullable(String) }) door: string | null = null,
  ) {
    return { old: old_badge, door };
  }

  @Get('/shift')
  readShift(
    @Header({ type: Int, minimum: 0, maximum: 9 }) xFloor: number,
    @Header({ type: nullable(Number) }) xLoad: number | null = null,
    @Header() xAlarm: boolean = false,
    @Header({ type: nullable(DateOnly), examples: ['2030-01-31'] }) xDay: string | null = null,
    @Header({ type: literal('day', 'night'), deprecated: true }) xTurn: 'day' | 'night' = 'day',
    @Header({ type: nullable(String), includeInSchema: false, pattern: '^q' }) xQuiet: string | null = null,
  ) {
    return { floor: xFloor, load: xLoad, alarm: xAlarm, day: xDay, turn: xTurn, quiet: xQuiet };
  }

  @Get('/tags')
  readTags(
    @Header({ type: nullable([String]) }) xTag: string[] | null = null,
    @Header({ type: [Int], default: [1] }) xSize: number[],
    @Header({ type: nullable(String) }) xLast: string | null = null,
  ) {
    return { tag: xTag, size: xSize, last: xLast };
  }
}

@Module({ controllers: [Gatehouse] })
class GatehouseModule {}

export const app = createApp(GatehouseModule);
