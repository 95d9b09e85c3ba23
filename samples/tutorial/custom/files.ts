/** Files from the disk: type by name, content disposition, and single byte ranges. */
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, createApp, FileResponse, Get, HttpException, Int, Module, nullable, Path, Query } from 'tenon';

const folder = mkdtempSync(join(tmpdir(), 'tides-'));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  utimesSync(path, 1_900_000_000, 1_900_000_000); // Sun, 17 Mar 2030 17:46:40 GMT
  return path;
}

const tides = write('tides.txt', '0123456789abcdefghij');
const table = write('table.csv', 'hour;metres\n6;3.5\n12;0.25\n');
const chart = write('chart.bin', Uint8Array.from([0, 255, 128, 7]));
const blank = write('blank.txt', '');

@Controller()
class Tides {
  @Get('/tides')
  readTides() {
    return new FileResponse(tides);
  }

  @Get('/download')
  download(@Query() name: string = 'tide-table.txt') {
    return new FileResponse(tides, { filename: name });
  }

  @Get('/shown')
  show() {
    const headers = { 'x-month': '3', 'cache-control': 'max-age=60' };
    return new FileResponse(table, { filename: 'march.csv', disposition: 'inline', headers });
  }

  @Get('/table', { responseClass: FileResponse })
  readTable() {
    return table;
  }

  @Get('/chart', { responseClass: FileResponse, responseDescription: 'Four bytes' })
  readChart(@Query({ type: nullable(String) }) media: string | null = null) {
    return new FileResponse(chart, media === null ? {} : { mediaType: media });
  }

  @Get('/blank')
  readBlank() {
    return new FileResponse(blank);
  }

  @Get('/copy')
  readCopy() {
    return new FileResponse(tides, { status: 201 });
  }

  @Get('/years/:year', { responses: { 410: { description: 'Washed away' } } })
  readYear(@Path({ type: Int }) year: number) {
    if (year < 2000) throw new HttpException(410, 'Washed away');
    return new FileResponse(join(folder, `${year}.txt`));
  }
}

@Module({ controllers: [Tides] })
class TidesModule {}

export const app = createApp(TidesModule, { title: 'Tide tables' });
