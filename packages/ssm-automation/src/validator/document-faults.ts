import { type AutomationDocument, walkSteps } from '../document';
import { stepGraph } from '../flow';
import { type Fault } from './finding';
import { severityOf } from './severity-of';
import { type ValidatorPorts } from './ports';
import { referenceTypes } from './references/reference-types';
import { type Subject } from './rule';
import { RULES } from './rules';
import { type Severity } from './severity';
import { sizeFaults } from './size';

/**
 * A document with what all rules ask of it.
 * @param name the document's own. @default - not known
 */
export function subjectOf(document: AutomationDocument, ports: ValidatorPorts, name?: string): Subject {
  return {
    document,
    name,
    steps: walkSteps(document),
    graph: stepGraph(document),
    references: referenceTypes(document),
    ports,
  };
}

/** Everything that is wrong with a document, without its being a text: what `validateDocument` says of it without asking anybody. */
export function documentFaults(document: AutomationDocument): (Fault & { readonly severity: Severity })[] {
  const subject = subjectOf(document, {});
  const faults = [
    ...sizeFaults(JSON.stringify(document), document, undefined),
    ...RULES.flatMap((rule) => rule(subject)),
  ];
  return faults.map((fault) => ({ ...fault, severity: severityOf(fault) }));
}
