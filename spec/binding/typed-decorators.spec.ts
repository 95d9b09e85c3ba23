import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** What stands in front of the uses. */
const prelude = `
import {
  Body, Controller, Cookie, DateOnly, Depends, dependency, Float, Form, Get, Header, Int, literal, mapOf, nullable, oneOf, Path, Query, recordOf, Req, ResponseState,
  setOf, token, tuple, Uuid,
} from 'tenon';
import { Readable } from 'node:stream';
import type { Request } from 'express';
enum Colour { Red = 'red', Blue = 'blue' }
enum Desk { First = 1, Second = 2 }
class Model { name!: string; count = 1; }
class Other { kind!: 'other'; }
class Service { find(): string { return ''; } }
class Better extends Service { more = 1; }
abstract class Shape { abstract sides: number; }
interface Clock { now(): number; }
const CLOCK = token<Clock>('Clock');
const session = dependency(() => ({ id: 1 }));
const later = dependency(async () => 'text');
const resource = dependency(async function* () { yield new Better(); });
`;

/** One parameter each, as it stands between the parentheses of a handler. */
const right = [
  '@Path() a: string',
  '@Path() a: number',
  '@Path() a: Date',
  '@Path({ type: Int }) a: number',
  '@Path({ type: Int, minimum: 1, title: "A" }) a: number',
  '@Path("id", { type: Uuid }) a: string',
  '@Path({ type: DateOnly }) a: string',
  '@Path({ type: BigInt }) a: bigint',
  '@Path({ enum: Colour }) a: Colour',
  '@Path({ enum: Desk }) a: Desk',
  '@Path({ type: literal("x", "y") }) a: "x" | "y"',
  '@Path({ type: literal("x", "y") }) a: string',
  '@Path({ type: literal(1, 2) }) a: 1 | 2 | 3',
  '@Query() a?: string',
  '@Query({ optional: true }) a?: string',
  '@Query({ type: Int, optional: true }) a?: number',
  '@Query({ type: Int, optional: true }) a: number | undefined',
  '@Query({ type: Int, default: 10 }) a: number',
  '@Query({ type: Int, optional: true, default: 10 }) a: number',
  '@Query({ type: Int }) a: number = 10',
  '@Query({ type: [String] }) a: string[]',
  '@Query({ type: [Int] }) a: readonly number[]',
  '@Query({ type: [Float], optional: true }) a?: number[]',
  '@Query({ enum: Colour, optional: true }) a?: Colour',
  '@Query({ enum: Colour }) a: Colour[]',
  '@Query("colour", { enum: Colour, optional: true }) a?: readonly Colour[]',
  '@Query() a: Model',
  '@Query() a: unknown',
  '@Query({ type: Int }) a: unknown',
  '@Query({ type: Int }) a: number | string',
  '@Header() a: string',
  '@Header("x-token", { type: Date }) a: Date',
  '@Cookie({ type: Boolean }) a: boolean',
  '@Body() a: Model',
  '@Body({ type: [Model] }) a: Model[]',
  '@Body({ type: Object }) a: { any: string }',
  '@Body({ type: Model, embed: true }) a: Model',
  '@Query({ type: setOf(Int), maxItems: 3 }) a: Set<number>',
  '@Query({ type: setOf(Int) }) a: ReadonlySet<number>',
  '@Query({ enum: Colour }) a: Set<Colour>',
  '@Query({ type: tuple(Int, String) }) a: [number, string]',
  '@Query({ type: nullable(Int) }) a: number | null = null',
  '@Query({ type: nullable(Int), default: null }) a: number | null',
  '@Query({ type: oneOf(Int, literal("all")) }) a: number | "all"',
  '@Query({ type: [Int], json: true }) a: number[]',
  '@Query({ type: recordOf(String), style: "deepObject" }) a: Record<string, string>',
  '@Query({ type: [Int], style: "pipeDelimited" }) a: number[]',
  '@Query({ type: [Int], explode: false }) a: number[]',
  '@Query({ unknownKeys: "forbid" }) a: Model',
  '@Query() a: URLSearchParams',
  '@Header({ convertUnderscores: false }) a: Model',
  '@Cookie({ type: recordOf(String) }) a: Record<string, string>',
  '@Form() a: Model',
  '@Form({ type: oneOf(Model, Other) }) a: Model | Other',
  '@Form("b", { type: [Int] }) a: number[]',
  '@Form() a: URLSearchParams',
  '@Body() a: Buffer',
  '@Body() a: Readable',
  '@Body({ mediaType: "text/plain" }) a: string',
  '@Body({ type: Buffer, mediaType: ["image/png", "image/gif"] }) a: Uint8Array',
  '@Body({ type: mapOf(Int, Model) }) a: Map<number, Model>',
  '@Body({ type: () => Model }) a: Model',
  '@Body({ type: [[Float]] }) a: number[][]',
  '@Depends() a: Service',
  '@Depends() a: ResponseState',
  '@Depends(Service) a: Service',
  '@Depends(Better) a: Service',
  '@Depends(CLOCK) a: Clock',
  '@Depends("Clock") a: Clock',
  '@Depends(session) a: { id: number }',
  '@Depends(later) a: string',
  '@Depends(resource) a: Service',
  '@Req() a: Request',
];

const wrong = [
  '@Path({ type: Int }) a: string',
  '@Path({ type: Int }) a: bigint',
  '@Path({ type: BigInt }) a: number',
  '@Path({ type: Uuid }) a: number',
  '@Path({ type: DateOnly }) a: Date',
  '@Path({ type: Date }) a: string',
  '@Path({ enum: Colour }) a: Desk',
  '@Path({ enum: Colour }) a: "red"',
  '@Path({ type: literal("x", "y") }) a: "x"',
  '@Path({ type: literal(1, 2) }) a: string',
  '@Path("id", { type: Uuid }) a: number',
  '@Query({ type: Int, optional: true }) a: number',
  '@Query({ enum: Colour, optional: true }) a: Colour',
  '@Query({ type: [String] }) a: string',
  '@Query({ type: [String] }) a: number[]',
  '@Query({ type: [String], optional: true }) a: string[]',
  '@Query({ type: String }) a: string[]',
  '@Query({ enum: Colour }) a: Desk[]',
  '@Query({ enum: Colour, optional: true }) a: Colour[]',
  '@Query({ mimimum: 1 }) a: number',
  '@Query({ minimum: "1" }) a: number',
  '@Query({ type: "number" }) a: number',
  '@Header({ type: Boolean }) a: string',
  '@Cookie({ type: Boolean }) a: number',
  '@Query({ type: setOf(Int) }) a: number[]',
  '@Query({ type: [Int] }) a: Set<number>',
  '@Query({ enum: Colour }) a: Set<Desk>',
  '@Query({ type: tuple(Int, String) }) a: [number, number]',
  '@Query({ type: nullable(Int) }) a: number = 1',
  '@Query({ type: oneOf(Int, literal("all")) }) a: number',
  '@Query({ type: recordOf(String) }) a: Record<string, number>',
  '@Query({ type: [Int], json: true }) a: string',
  '@Query({ style: "commas" }) a: string',
  '@Query({ unknownKeys: "allow" }) a: Model',
  '@Query({ mediaType: "text/plain" }) a: string',
  '@Query({ embed: true }) a: string',
  '@Path({ json: true }) a: string',
  '@Path({ style: "form" }) a: string',
  '@Header({ style: "form" }) a: string',
  '@Header({ explode: false, type: [String] }) a: string[]',
  '@Cookie({ convertUnderscores: false }) a: string',
  '@Form({ mediaType: "text/plain" }) a: string',
  '@Form({ type: oneOf(Model, Other) }) a: Model',
  '@Form({ type: [Int] }) a: string[]',
  '@Body({ json: true }) a: Model',
  '@Body({ unknownKeys: "forbid" }) a: Model',
  '@Body({ type: mapOf(Int, Model) }) a: Map<string, Model>',
  '@Body({ type: Buffer }) a: string',
  '@Body({ type: Model }) a: string',
  '@Body({ type: [Model] }) a: Model',
  '@Body({ type: Model }) a: Model[]',
  '@Depends(Service) a: Better',
  '@Depends(Service) a: string',
  '@Depends(CLOCK) a: Service',
  '@Depends(session) a: { id: string }',
  '@Depends(later) a: Promise<string>',
  '@Depends(later) a: number',
];

const asHandler = (parameter: string, i: number): string => `@Controller() class C${i} { @Get() handle(${parameter}) { return a; } }`;
const asConstructor = (parameter: string, i: number): string => `@Controller() class D${i} { constructor(${parameter}) {} }`;

const root = resolve(import.meta.dirname, '../..');

/** The uses that the compiler refuses, of each shape. */
function refused(uses: readonly string[]): string[] {
  const start = prelude.split('\n').length;
  const lines = [...uses.map(asHandler), ...uses.map(asConstructor)];
  const source = [prelude, ...lines].join('\n');
  const file = resolve(root, 'spec/binding/uses.ts');
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  host.readFile = (path) => (path === file ? source : ts.sys.readFile(path));
  host.fileExists = (path) => path === file || ts.sys.fileExists(path);
  const program = ts.createProgram([file], { ...options, noEmit: true, types: ['node'] }, host);
  const checked = program.getSourceFile(file);
  if (checked === undefined) throw new Error(`nothing was compiled in ${dirname(file)}`);
  const found = new Set<string>();
  for (const { file: where, start: at = 0, messageText } of ts.getPreEmitDiagnostics(program, checked)) {
    const line = (where?.getLineAndCharacterOfPosition(at).line ?? 0) + 1 - start;
    const use = uses[(line - 1) % uses.length];
    if (line < 1 || use === undefined) throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    found.add(`${line <= uses.length ? 'handler' : 'constructor'}(${use})`);
  }
  return [...found];
}

describe('the compiler', () => {
  it('takes every decorator that fits its parameter', () => expect(refused(right)).toEqual([]));

  it('refuses every one that does not', () => {
    expect(refused(wrong)).toEqual([...wrong.map((use) => `handler(${use})`), ...wrong.map((use) => `constructor(${use})`)]);
  });
});
