import { type AutomationDocument, MAX_DOCUMENT_BYTES, walkSteps } from '../document';
import { stepGraph } from '../flow';
import { type Fault } from './finding';
import { type ValidatorPorts } from './ports';
import { referenceTypes } from './references/reference-types';
import { type Subject } from './rule';
import { RULES } from './rules';

/** A document with what all rules ask of it. */
export function subjectOf(document: AutomationDocument, ports: ValidatorPorts): Subject {
  return {
    document,
    steps: walkSteps(document),
    graph: stepGraph(document),
    references: referenceTypes(document),
    ports,
  };
}

/**
 * Everything that is wrong with a document, without its being a text: what `validateDocument` says of it before anybody reads its scripts.
 *
 * @param apis the services of AWS. @default - services, APIs and their parameters are not judged
 */
export function documentFaults(document: AutomationDocument, apis?: ValidatorPorts['apis']): Fault[] {
  const subject = subjectOf(document, apis ? { apis } : {});
  return [...sizeFaults(JSON.stringify(document)), ...RULES.flatMap((rule) => rule(subject))];
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Content) */
export function sizeFaults(text: string): Fault[] {
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
