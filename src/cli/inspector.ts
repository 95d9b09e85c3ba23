// Runs in the process in which an application is looked at.
import { Socket } from 'node:net';
import { yamlOf } from '../openapi/document/yaml.js';
import { failureText } from './failure.js';
import { answerOn, nothingLeft, type Answer, type Inspection, type Question } from './inspection.js';
import { loadApplication, type Inspected } from './load-application.js';

const questions: { readonly [Q in Question['about']]: (application: Inspected, question: Question) => Promise<string> } = {
  openapi: async (application, { format, version }) => {
    const document = await application.openapi(version === undefined ? {} : { version });
    return format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : yamlOf(document);
  },
};

async function textOf({ application, question }: Inspection): Promise<string> {
  return questions[question.about](await loadApplication(application), question);
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
