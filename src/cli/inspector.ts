// Runs in the process in which an application is looked at.
import { Socket } from 'node:net';
import { collectAdvice } from '../core/advice.js';
import type { StartupError } from '../core/errors.js';
import { yamlOf } from '../openapi/document/yaml.js';
import { failureText } from './failure.js';
import { answerOn, nothingLeft, type Answer, type DocumentQuestion, type Inspection, type PictureQuestion } from './inspection.js';
import { loadApplication, type Inspected } from './load-application.js';

async function textOf({ application: file, question }: Inspection): Promise<string> {
  collectAdvice();
  const application = await loadApplication(file);
  return question.about === 'openapi' ? documentOf(application, question) : pictureOf(application, question);
}

async function documentOf(application: Inspected, { format, version }: DocumentQuestion): Promise<string> {
  const document = await application.openapi(version === undefined ? {} : { version });
  return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : yamlOf(document);
}

async function pictureOf(application: Inspected, { isLenient }: PictureQuestion): Promise<string> {
  try {
    return JSON.stringify(await application.inspect());
  } catch (thrown) {
    const { problems } = thrown as Partial<StartupError>;
    if (!isLenient || problems === undefined) throw thrown;
    // A cause is for nobody's eyes but those of a debugger.
    return JSON.stringify({ problems: problems.map(({ code, what, path, fix }) => ({ code, what, path, fix })) });
  }
}

/** Sends the last word of this process. */
function send(answer: Answer, then: () => void): void {
  asking.ref().end(JSON.stringify(answer), then);
}

function end(thrown: unknown): void {
  const { cause } = thrown as Error;
  if (!(cause instanceof SyntaxError)) process.exit(1);
  cause.stack = `${cause.name}: ${cause.message}`;
  // Only Node can show the line.
  throw cause;
}

const [node = '', , written = ''] = process.argv;
const inspection = JSON.parse(written) as Inspection;
// As if the file had been started itself.
process.argv = [node, inspection.application.file];

const asking = new Socket({ fd: answerOn });
// Whoever asked may be gone; it does not keep this process alive, and the file that is loaded may wait for nothing.
asking.on('error', () => process.exit(1)).on('close', () => process.exit(1));
asking.resume().unref();

// Nothing is left that could still bring an answer.
process.once('beforeExit', () => process.exit(nothingLeft));

textOf(inspection).then(
  (text) => send({ text }, () => process.exit(0)),
  (thrown: unknown) => send({ failure: failureText(thrown) }, () => end(thrown)),
);
