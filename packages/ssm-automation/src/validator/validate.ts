import {
  DocumentError,
  MAX_DOCUMENT_BYTES,
  type Path,
  readDocument,
  type SourceDocument,
  type Step,
  walkSteps,
  loopBody,
} from '../document';
import { stepGraph } from '../flow';
import { type Fault, type Finding } from './finding';
import { type ValidatorPorts } from './ports';
import { referenceTypes } from './references/reference-types';
import { RULES } from './rules';

/**
 * Everything that is wrong with an Automation document, in the order of the text.
 *
 * @param text JSON or YAML, whatever it holds: a text that is no document is a finding too
 */
export async function validateDocument(text: string, ports: ValidatorPorts = {}): Promise<Finding[]> {
  let source: SourceDocument;
  try {
    source = readDocument(text);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const isRead = error.path.length > 0;
    return [
      {
        code: isRead ? 'wrong-value' : 'no-document',
        position: error.position,
        message: error.problem,
        remedy: isRead
          ? 'write mainSteps as a list of steps, each with a name and an action'
          : 'write JSON or YAML: a map with schemaVersion and mainSteps',
      },
    ];
  }
  const { document } = source;
  const subject = {
    document,
    steps: walkSteps(document),
    graph: stepGraph(document),
    references: referenceTypes(document),
    ports,
  };
  const faults = [...sizeFaults(text), ...(await Promise.all(RULES.map(async (rule) => rule(subject)))).flat()];
  return faults
    .map((fault) => finding(fault, source))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Content) */
function sizeFaults(text: string): Fault[] {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= MAX_DOCUMENT_BYTES) return [];
  return [
    {
      code: 'beyond-limit',
      path: [],
      message: `the document has ${bytes} bytes`,
      remedy: `keep it at ${MAX_DOCUMENT_BYTES}, what its parameters are given included: move scripts into attachments, or steps into a runbook of their own`,
    },
  ];
}

function finding({ code, path, atKey, line, message, remedy }: Fault, source: SourceDocument): Finding {
  const step = stepNameAt(path, source);
  const place = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return {
    code,
    ...(step !== undefined && { step }),
    position: line === undefined ? place : source.positionOfLine(path, line),
    message,
    remedy,
  };
}

/** The innermost step that a path leads through. */
function stepNameAt(path: Path, { document }: SourceDocument): string | undefined {
  let [steps, rest]: [readonly Step[], Path] = [document.mainSteps, path];
  let innermost: Step | undefined;
  while (rest[0] === (innermost ? 'inputs' : 'mainSteps')) {
    const [index, ...below] = rest.slice(innermost ? 2 : 1);
    const step: Step | undefined = typeof index === 'number' ? steps[index] : undefined;
    if (!step) break;
    [innermost, steps, rest] = [step, loopBody(step), below];
  }
  return innermost?.name;
}
