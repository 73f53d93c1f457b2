import { type AutomationDocument, loopBody, parseReference, referencesIn, type Step, walkSteps } from '../../document';
import { succeededBefore } from '../../flow';
import { type RunbookProblem } from './problem';

/** References to a step that may not have succeeded when the reference is needed, on whatever way. */
export function referenceProblems(document: AutomationDocument): RunbookProblem[] {
  const { before, afterBody } = succeededBefore(document);
  const steps = walkSteps(document);
  const names = new Set(steps.map(({ step }) => step.name));
  const loops = new Set(steps.flatMap(({ step }) => (step.action === 'aws:loop' ? [step.name] : [])));
  return steps.flatMap(({ step, loops: around }) => {
    // What nothing leads to never asks.
    const known = before.get(step.name);
    if (!known) return [];
    // A loop's own counters are there while its body runs, and gone for the rest.
    const visible = (succeeded: ReadonlySet<string>) =>
      new Set([...succeeded].filter((name) => !loops.has(name) || around.some((loop) => loop.name === name)));
    const condition = step.action === 'aws:loop' ? step.inputs?.['LoopCondition'] : undefined;
    const afterwards = new Set([...(afterBody.get(step.name) ?? known), step.name]);
    return [
      ...unproven(step, ownReferences(step), visible(known)),
      ...unproven(step, referencesIn(condition), afterwards),
    ]
      .filter(({ to }) => names.has(to))
      .map(({ problem }) => problem);
  });
}

function unproven(step: Step, references: readonly string[], known: ReadonlySet<string>) {
  return references.flatMap((name) => {
    const reference = parseReference(name);
    if (reference.kind !== 'step' || known.has(reference.step)) return [];
    const problem: RunbookProblem = {
      code: 'may-not-have-succeeded',
      step: step.name,
      message: `{{ ${name} }} is used where ${reference.step} may not have succeeded`,
    };
    return [{ to: reference.step, problem }];
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
