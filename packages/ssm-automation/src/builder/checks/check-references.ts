import { type AutomationDocument, loopBody, parseReference, referencesIn, type Step, walkSteps } from '../../document';
import { succeededBefore } from '../../flow';

/**
 * What is wrong with the references of a document: one to something that is not declared, and one to a step that may
 * not have succeeded when the reference is needed, on whatever way.
 */
export function referenceProblems(document: AutomationDocument): string[] {
  const { before, afterBody } = succeededBefore(document);
  const loops = new Set(walkSteps(document).flatMap(({ step }) => (step.action === 'aws:loop' ? [step.name] : [])));
  return walkSteps(document).flatMap(({ step, loops: around }) => {
    const known = before.get(step.name);
    if (!known) return [`${step.name}: no step leads here`];
    // A loop's own counters are there while its body runs, and gone for the rest.
    const visible = (names: ReadonlySet<string>) =>
      new Set([...names].filter((name) => !loops.has(name) || around.some((loop) => loop.name === name)));
    const condition = step.action === 'aws:loop' ? step.inputs?.['LoopCondition'] : undefined;
    return [
      ...problems(document, step, ownReferences(step), visible(known)),
      ...problems(
        document,
        step,
        referencesIn(condition),
        new Set([...(afterBody.get(step.name) ?? known), step.name]),
      ),
    ];
  });
}

function problems(
  document: AutomationDocument,
  step: Step,
  references: readonly string[],
  known: ReadonlySet<string>,
): string[] {
  return references.flatMap((name) => {
    const reference = parseReference(name);
    if (reference.kind === 'parameter' && !document.parameters?.[reference.name])
      return [`${step.name}: there is no parameter ${name}`];
    if (reference.kind === 'variable' && !document.variables?.[reference.name])
      return [`${step.name}: there is no variable ${name}`];
    if (reference.kind === 'step' && !known.has(reference.step))
      return [`${step.name}: {{ ${name} }} is used where ${reference.step} may not have succeeded`];
    return [];
  });
}

/** References of the step itself, without those of a body or of a condition that is tested later. */
function ownReferences(step: Step): string[] {
  const inputs = { ...step.inputs };
  if (loopBody(step).length > 0) {
    delete inputs['Steps'];
    delete inputs['LoopCondition'];
  }
  return referencesIn([inputs, step.timeoutSeconds, step.maxAttempts, step.isCritical, step.isEnd]);
}
