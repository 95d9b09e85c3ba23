/** Two dependencies may read the same parameter, each in its own way, and every one of them is checked. */
import { Controller, createApp, dependency, Depends, Get, header, Int, Module, Query, query } from 'tenon';

const greetings: Record<string, string> = { en: 'welcome', fr: 'bienvenue' };

const greeting = dependency({ lang: query({ type: String, default: 'en' }) }, ({ lang }) => greetings[lang] ?? '?');

const catalogue = dependency(
  { lang: query({ type: String, minLength: 2, maxLength: 3, description: 'Language of the catalogue.' }) },
  ({ lang }) => `catalogue-${lang}`,
);

const whole = dependency({ depth: query({ type: Int, maximum: 100 }) }, ({ depth }) => depth);
const exact = dependency({ depth: query({ type: Number }) }, ({ depth }) => depth);

const spoken = dependency({ pass: header({ type: String }) }, ({ pass }) => pass);
const written = dependency({ pass: query({ type: String }) }, ({ pass }) => pass);

@Controller()
class Library {
  @Get('/desk')
  readDesk(@Depends(greeting) hello: string, @Depends(catalogue) book: string) {
    return { hello, book };
  }

  @Get('/hall')
  readHall(@Depends(greeting) hello: string, @Query({ type: String }) lang: string | null = null) {
    return { hello, lang };
  }

  @Get('/sounding')
  readSounding(@Depends(whole) a: number, @Depends(exact) b: number) {
    return { a, b, half: b / 2 };
  }

  @Get('/gate')
  readGate(@Depends(spoken) a: string, @Depends(written) b: string) {
    return [a, b];
  }
}

@Module({ controllers: [Library] })
class LibraryModule {}

export const app = createApp(LibraryModule);
