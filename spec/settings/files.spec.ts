import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyEnvFiles, describeSettings, Field, Int, loadSettings, Secret, Settings, SettingsError, TenonError } from 'tenon';

const folder = mkdtempSync(join(tmpdir(), 'tenon-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

/** A file of its own, with this text. */
function fileOf(text: string): string {
  const path = join(folder, `${(count += 1)}.env`);
  writeFileSync(path, text);
  return path;
}

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const path = join(folder, `secrets-${(count += 1)}`);
  mkdirSync(path);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

class Mast {
  @Field({ type: Int }) height: number = 0;
  @Field({ type: Int }) width: number = 0;
}

@Settings({ prefix: 'STATION_' })
class Station {
  @Field() readonly name: string = 'none';
  @Field() readonly note: string = 'none';
  @Field() readonly mast: Mast = new Mast();
  @Field({ type: [String] }) readonly instruments: string[] = [];
  @Field({ optional: true }) readonly password?: Secret;
}

const texts = (envFile: string | readonly string[], environment = {}): Station => loadSettings(Station, { envFile, environment });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TenonError) return error.code;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a .env file', () => {
  it.each([
    ['plain', 'STATION_NAME=Snow ridge', 'Snow ridge'],
    ['exported', 'export   STATION_NAME=ridge', 'ridge'],
    ['in double quotes, with line breaks', 'STATION_NAME="a # b\\nc"', 'a # b\nc'],
    ['in single quotes, as it is', `STATION_NAME='a \\n "b"'`, 'a \\n "b"'],
    ['of several lines', 'STATION_NAME="a\nb"', 'a\nb'],
    ['with a comment behind it', 'STATION_NAME=a # b', 'a'],
    ['after comments and empty lines', '# STATION_NAME=no\n\n  # no\nSTATION_NAME=yes', 'yes'],
    ['with other ends of lines', 'STATION_NOTE=\r\nSTATION_NAME=ridge\r\n', 'ridge'],
    ['with a byte order mark', '\ufeffSTATION_NAME=ridge', 'ridge'],
    ['written twice', 'STATION_NAME=a\nSTATION_NAME=b', 'b'],
    ['empty, with the next line behind it', 'STATION_NAME= \nSTATION_NOTE=x', ''],
    ['behind a line that says nothing', 'nothing\nSTATION_NAME=ridge', 'ridge'],
    ['with the name of another one', 'STATION_NOTE=a\nSTATION_NAME=${STATION_NOTE}', '${STATION_NOTE}'],
    ['in small letters', 'station_name=ridge', 'ridge'],
  ])('holds a value %s', (_, text, name) => {
    expect(texts(fileOf(text)).name).toBe(name);
  });

  it('holds JSON', () => {
    expect(texts(fileOf(`STATION_INSTRUMENTS='["barometer"]'`)).instruments).toEqual(['barometer']);
    expect(texts(fileOf(`STATION_INSTRUMENTS=["barometer", "wind"]`)).instruments).toEqual(['barometer', 'wind']);
  });

  it('goes before those in front of it, and the environment before all, part by part', () => {
    const first = fileOf('STATION_NAME=first\nSTATION_NOTE=first\nSTATION_MAST={"height": 1, "width": 1}');
    const second = fileOf('STATION_NAME=second\nSTATION_MAST__HEIGHT=2');
    expect(texts([first, second])).toMatchObject({ name: 'second', note: 'first', mast: { height: 2, width: 1 } });
    const environment = { STATION_NAME: 'environment', STATION_MAST: '{"height": 3}' };
    expect(texts([first, second], environment)).toMatchObject({ name: 'environment', note: 'first', mast: { height: 3, width: 1 } });
  });

  it('does not change the environment', () => {
    const before = { ...process.env };
    loadSettings(Station, { envFile: fileOf('STATION_NAME=ridge') });
    expect({ ...process.env }).toEqual(before);
  });

  it('that is not there is passed over, and one that cannot be read is not', () => {
    expect(texts(join(folder, 'missing.env')).name).toBe('none');
    expect(codeOf(() => texts(folder))).toBe('ENV_FILE_UNREADABLE');
  });

  it('of the class is not read where a test gives the environment', () => {
    @Settings({ envFile: fileOf('NAME=from the file') })
    class Filed {
      @Field() readonly name: string = 'none';
    }
    expect(loadSettings(Filed).name).toBe('from the file');
    expect(loadSettings(Filed, { envFile: false }).name).toBe('none');
    expect(loadSettings(Filed, { environment: {} }).name).toBe('none');
  });

  it('is named with the line of what is wrong, which is the last of its lines', () => {
    const path = fileOf('# station\nSTATION_MAST__HEIGHT=1\nexport STATION_MAST__HEIGHT=high\n');
    try {
      texts(path);
      throw new Error('it was taken');
    } catch (error) {
      expect((error as SettingsError).details).toMatchObject([{ variable: 'STATION_MAST__HEIGHT', place: `${path}, line 3` }]);
      expect((error as Error).message).toContain(`STATION_MAST__HEIGHT=high (${path}, line 3)`);
    }
  });
});

describe('a folder of secrets', () => {
  const read = (secretsDirectory: string, options = {}): Station =>
    loadSettings(Station, { secretsDirectory, environment: {}, ...options });

  it('has a file for each variable, without the line break at its end', () => {
    const path = folderOf({ station_password: 'edelweiss\n', STATION_NAME: 'ridge', 'other.txt': 'x' });
    const { name, password } = read(path);
    expect([name, password?.reveal()]).toEqual(['ridge', 'edelweiss']);
    expect(describeSettings(read(path)).find(({ property }) => property === 'password')).toMatchObject({
      place: join(path, 'station_password'),
      value: '**********',
    });
  });

  it('counts less than anything else', () => {
    const secretsDirectory = folderOf({ STATION_NAME: 'secret', STATION_NOTE: 'secret' });
    const settings = loadSettings(Station, { secretsDirectory, envFile: fileOf('STATION_NAME=file'), environment: {} });
    expect([settings.name, settings.note]).toEqual(['file', 'secret']);
  });

  it('that is not there is passed over; files that nobody wants are not opened, and one that is wanted has to be readable', () => {
    expect(read(join(folder, 'missing')).name).toBe('none');
    const path = folderOf({});
    mkdirSync(join(path, '..data'));
    expect(read(path).name).toBe('none');
    mkdirSync(join(path, 'STATION_NAME'));
    expect(codeOf(() => read(path))).toBe('ENV_FILE_UNREADABLE');
  });
});

describe('applyEnvFiles', () => {
  it('puts variables into an environment: what is there stays, and later files go before earlier ones', () => {
    const environment: Record<string, string | undefined> = { A: 'kept', EMPTY: '' };
    const added = applyEnvFiles([fileOf('A=1\nB=1\nC=1\nEMPTY=1'), fileOf('C=2')], environment);
    expect(environment).toEqual({ A: 'kept', EMPTY: '', B: '1', C: '2' });
    expect(added).toEqual(['B', 'C']);
  });

  it('refuses a file that is not there, and changes nothing then', () => {
    const environment = {};
    expect(codeOf(() => applyEnvFiles([fileOf('A=1'), join(folder, 'missing.env')], environment))).toBe('ENV_FILE_UNREADABLE');
    expect(environment).toEqual({});
  });
});
