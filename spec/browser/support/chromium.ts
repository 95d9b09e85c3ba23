import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';

// A machine that does other things besides takes its time with a page.
jest.setTimeout(60_000);

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** `describe`, where there is a Chromium; in continuous integration there has to be one. */
export const inChromium = ((): typeof describe.skip => {
  if (executablePath !== undefined) return describe;
  if (process.env.CI) throw new Error('Chromium is not installed: apt-get install -y --no-install-recommends chromium');
  console.warn('The specs of the pages are skipped: there is no Chromium at /usr/bin/chromium.');
  return describe.skip;
})();

/** Run in the page, in front of everything else. */
const noticeViolations = `globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
  violations.push([effectiveDirective, blockedURI, sourceFile + ':' + lineNumber].join(' ')),
);`;

/** A page that is watched: what it logs, what its policy forbids, whom it asks, and what pops up. */
export interface Watched {
  readonly page: Page;
  /** Errors and warnings of the console, and errors that nobody caught. */
  readonly errors: string[];
  /** Addresses of other hosts that were asked for; none is let through. */
  readonly foreign: string[];
  readonly dialogs: string[];
  /** What the Content-Security-Policy has kept the page from. */
  readonly violations: () => Promise<string[]>;
}

/** A headless Chromium that finds no host but this machine. */
export function launch(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
  ];
  return chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args, timeout: 30_000 });
}

/** Opens an empty page that may talk to these origins. */
export async function watch(browser: Browser, origins: readonly string[], options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(25_000);
  const errors: string[] = [];
  const foreign: string[] = [];
  const dialogs: string[] = [];
  await context.route('**/*', (route) => {
    const address = route.request().url();
    const isOurs =
      origins.includes(new URL(address).origin) ||
      address.startsWith('data:') ||
      origins.some((origin) => address.startsWith(`blob:${origin}`));
    if (isOurs) return route.continue();
    foreign.push(address);
    return route.abort();
  });
  await context.addInitScript(noticeViolations);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const violations = (): Promise<string[]> => page.evaluate('violations');
  return { page, errors, foreign, dialogs, violations };
}

/** Expects that nothing went wrong on a page, and that it asked no other host. */
export async function expectQuiet({ errors, foreign, dialogs, violations }: Watched): Promise<void> {
  expect({ errors, foreign, dialogs, violations: await violations() }).toEqual({ errors: [], foreign: [], dialogs: [], violations: [] });
}

/** What is asked of an element; the types of a browser's own are not loaded here. */
interface ElementFacts {
  getAttribute(name: string): string | null;
  getBoundingClientRect(): { readonly top: number };
  click(): void;
  readonly ownerDocument: { readonly activeElement: unknown };
}

/** An attribute of every element that has it. */
export function attributes(locator: Locator, name: string): Promise<string[]> {
  return locator.evaluateAll(
    (all: unknown, name) => (all as ElementFacts[]).map((one) => one.getAttribute(name)).filter((value) => value !== null),
    name,
  );
}

/** How far an element is from the top of the window, in pixels. */
export function topOf(locator: Locator): Promise<number> {
  return locator.evaluate((one: unknown) => (one as ElementFacts).getBoundingClientRect().top);
}

/** Clicks an element, seen or not. */
export function clickUnseen(locator: Locator): Promise<void> {
  return locator.evaluate((one: unknown) => (one as ElementFacts).click());
}

/** Goes to an element by the keyboard. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await element.evaluate((one: unknown) => one === (one as ElementFacts).ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('80 times Tab do not lead there');
}
