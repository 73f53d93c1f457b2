import { DocumentError, readText, type SourceText } from '../document';
import { subjectOf } from './document-faults';
import { type Fault, type Finding } from './finding';
import { type ValidatorPorts } from './ports';
import { type Subject } from './rule';
import { PORT_RULES, RULES } from './rules';
import { severityOf } from './severity-of';
import { isNameless, soundDocument } from './sound-document';
import { innermostStep } from './innermost-step';
import { otherDocument } from './other-document';
import { sizeFaults } from './size';
import { isMap, kindOf } from './values/kind';

/** What is known of a document beside its text. */
export interface ValidateOptions {
  /** As Systems Manager knows it: AWS's own documents may do more than others. @default - nobody's in particular */
  readonly name?: string;
}

/**
 * Everything that is wrong with an Automation document, in the order of the text.
 *
 * @param text JSON or YAML, whatever it holds: a text that is no document is a finding too
 */
export async function validateDocument(
  text: string,
  ports: ValidatorPorts = {},
  { name }: ValidateOptions = {},
): Promise<Finding[]> {
  if (/^\s*BEGIN:VCALENDAR/.test(text)) return [another('a document of the type ChangeCalendar')];
  let source: SourceText;
  try {
    source = readText(text);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return [noDocument(error.problem, error)];
  }
  if (!isMap(source.value))
    return [noDocument(`an Automation document is ${kindOf(source.value)}`, { position: source.positionOf([]) })];
  const other = otherDocument(source.value);
  if (other !== undefined) return [another(other)];
  const { document, faults } = soundDocument(source.value);
  const subject = subjectOf(document, ports, name);
  const answered = await Promise.all(PORT_RULES.map((rule) => rule(subject)));
  const found = [
    ...(source.isJson ? [] : brokenJson(text)),
    ...repeatedKeys(source),
    ...sizeFaults(text, source.value, name),
    ...faults,
    ...RULES.flatMap((rule) => rule(subject)),
    ...answered.flat(),
  ];
  return found
    .map((fault) => finding(fault, source, subject))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

function noDocument(message: string, { position }: Pick<Finding, 'position'>): Finding {
  return {
    code: 'no-document',
    severity: severityOf({ code: 'no-document' }),
    position,
    message,
    remedy: 'write JSON or YAML: a map with schemaVersion and mainSteps',
  };
}

/** @param kind as people say it */
function another(kind: string): Finding {
  return {
    code: 'other-document',
    severity: severityOf({ code: 'other-document' }),
    position: { line: 1, column: 1 },
    message: `this is ${kind}, and no runbook: nothing in it was looked at`,
    remedy: 'leave it out, or name a document of the type Automation',
  };
}

/** A text that begins as JSON does, with a quoted key. */
function brokenJson(text: string): Fault[] {
  const json = text.replace(/^\uFEFF/, '');
  if (!/^\s*\{\s*"/.test(json)) return [];
  try {
    JSON.parse(json);
    return [];
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    const line = at === undefined ? 1 : json.slice(0, Number(at)).split('\n').length;
    return [
      {
        code: 'broken-json',
        path: [],
        message: `this begins as JSON and is none from line ${line} on`,
        remedy: 'close quotes and brackets, leave out comments and commas before a bracket, or write YAML',
      },
    ];
  }
}

function repeatedKeys({ repeatedKeys: keys }: SourceText): Fault[] {
  return keys.map(({ path, firstLine }) => ({
    code: 'repeated-key',
    path,
    atKey: true,
    message: `the key ${String(path.at(-1))} stands twice, first in line ${firstLine}`,
    remedy: 'write it once',
  }));
}

function finding(fault: Fault, source: SourceText, { document }: Subject): Finding {
  const { code, path, atKey, line, message, remedy } = fault;
  const step = innermostStep(path, document)?.name;
  const place = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return {
    code,
    severity: severityOf(fault),
    ...(step !== undefined && !isNameless(step) && { step }),
    position: line === undefined ? place : source.positionOfLine(path, line),
    message,
    remedy,
  };
}
