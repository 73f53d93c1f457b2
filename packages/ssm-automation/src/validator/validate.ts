import { DocumentError, readDocument, type SourceDocument } from '../document';
import { sizeFaults, subjectOf } from './document-faults';
import { type Fault, type Finding } from './finding';
import { type ValidatorPorts } from './ports';
import { PORT_RULES, RULES } from './rules';
import { stepNameAt } from './step-name-at';

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
  const subject = subjectOf(document, ports);
  const answered = await Promise.all(PORT_RULES.map((rule) => rule(subject)));
  const faults = [...sizeFaults(text), ...RULES.flatMap((rule) => rule(subject)), ...answered.flat()];
  return faults
    .map((fault) => finding(fault, source))
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

function finding({ code, path, atKey, line, message, remedy }: Fault, source: SourceDocument): Finding {
  const step = stepNameAt(path, source.document);
  const place = atKey ? source.positionOfKey(path) : source.positionOf(path);
  return {
    code,
    ...(step !== undefined && { step }),
    position: line === undefined ? place : source.positionOfLine(path, line),
    message,
    remedy,
  };
}
