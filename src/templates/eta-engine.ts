import { posix } from 'node:path';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import { messageOf } from '../core/message.js';
import { nearest } from '../core/suggest.js';
import { escapeMarkup, written } from './escape.js';
import { EtaPage } from './eta-page.js';
import { compilerOf, Uncompiled, type Template, type TemplateRuntime } from './eta-templates.js';
import { loadEta } from './load-eta.js';
import { TemplateEngine } from './template-engine.js';
import { kindOf } from './template-kind.js';
import type { TemplateSource } from './template-source.js';

interface Compiled {
  readonly template: Template;
  readonly runtime: TemplateRuntime;
  readonly version: string | undefined;
}

const longestSlip = 200;

/** What is on its way from a template that failed to whoever asked for the page. */
class Failing extends Error {
  /** The templates that lead to it, outermost first, each with its line. */
  readonly trail: string[] = [];

  constructor(readonly thrown: unknown) {
    super(messageOf(thrown));
  }
}

/**
 * Pages by eta: all templates are compiled when it is made, and again when they have changed where `reload` says so. Templates are found by their names in the source,
 * and never by a path. Throws `ETA_MISSING`, `TEMPLATES_DIRECTORY` and `TEMPLATES_BROKEN`.
 */
export class EtaEngine extends TemplateEngine {
  readonly #compile = compilerOf(loadEta());
  readonly #compiled = new Map<string, Compiled>();
  readonly #markup = this.#runtime((value) => escapeMarkup(written(value)));
  readonly #plain = this.#runtime(written);

  constructor(
    private readonly source: TemplateSource,
    private readonly reload: boolean,
  ) {
    super();
    const broken = source.names().flatMap((name) => this.#broken(name) ?? []);
    if (broken.length > 0)
      throw TenonError.of('TEMPLATES_BROKEN', { broken: broken.map(({ facts }) => facts) }, { cause: broken[0]?.cause });
  }

  /** Throws `TEMPLATE_UNKNOWN`, `TEMPLATE_FAILED`, and `HttpException` where a template does; for a template that has changed also what the constructor throws. */
  override render(name: string, values: object): string {
    try {
      return this.#run(name, values, new Map(), false);
    } catch (error) {
      throw error instanceof Failing ? told(error) : error;
    }
  }

  #runtime(escape: (value: unknown) => string): TemplateRuntime {
    return {
      config: { escapeFunction: escape, filterFunction: written },
      render: (name, values, { filepath, page }) => this.#run(from(filepath, name), values, page.filled, true),
      RuntimeErr: (thrown, _, line, template) => {
        const failing = thrown instanceof Failing ? thrown : new Failing(thrown);
        failing.trail.unshift(`${template}:${line}`);
        throw failing;
      },
    };
  }

  #run(name: string, values: object, blocks: ReadonlyMap<string, string>, isIncluded: boolean): string {
    const { template, runtime } = this.#find(name);
    const page = new EtaPage(values, blocks, isIncluded, (layout, all, filled) => this.#run(from(name, layout), all, filled, false));
    return template.call(runtime, values, { filepath: name, page });
  }

  #find(name: string): Compiled {
    let found = this.#compiled.get(name);
    if (this.reload && (found === undefined || this.source.version(name) !== found.version)) {
      this.#compiled.delete(name);
      const broken = this.source.names().includes(name) ? this.#broken(name) : undefined;
      if (broken !== undefined) throw TenonError.of('TEMPLATES_BROKEN', { broken: [broken.facts] }, { cause: broken.cause });
      found = this.#compiled.get(name);
    }
    if (found !== undefined) return found;
    throw this.#unknown(String(name));
  }

  /** A name that is long is nobody's slip of the keyboard, and to compare it would take its time. */
  #unknown(template: string): TenonError {
    const suggestion = template.length > longestSlip ? undefined : nearest(template, this.#compiled.keys());
    return TenonError.of('TEMPLATE_UNKNOWN', { template, suggestion });
  }

  /** Compiles a template; says so where it cannot be. */
  #broken(name: string): { facts: { template: string; line: number | undefined; reason: string }; cause: unknown } | undefined {
    const version = this.source.version(name);
    try {
      const template = this.#compile(name, this.source.read(name));
      this.#compiled.set(name, { template, runtime: kindOf(name).escapes ? this.#markup : this.#plain, version });
      return undefined;
    } catch (error) {
      if (!(error instanceof Uncompiled)) throw error;
      return { facts: { template: name, line: error.line, reason: error.message }, cause: error.cause };
    }
  }
}

/** A name as a template says it: what begins with a dot is looked for beside it. */
function from(template: string, name: string): string {
  return name.startsWith('./') || name.startsWith('../') ? posix.join(template, '..', name) : name;
}

/** The error for the log: where it happened, and the templates that lead there. */
function told({ thrown, trail }: Failing): unknown {
  if (thrown instanceof HttpException) return thrown;
  if (thrown instanceof TenonError)
    return new TenonError({ ...thrown.problem, path: [...trail, ...thrown.problem.path] }, { cause: thrown });
  const place = /^(.*):(\d+)$/s.exec(trail.at(-1) ?? '');
  const facts = { template: place?.[1] ?? '', line: Number(place?.[2]), reason: messageOf(thrown) };
  return TenonError.of('TEMPLATE_FAILED', facts, { cause: thrown, path: trail.slice(0, -1) });
}
