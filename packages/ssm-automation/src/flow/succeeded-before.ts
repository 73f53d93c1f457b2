import { type AutomationDocument, loopBody, type Step } from '../document';
import { mayBeEmpty, waysOut } from './ways-out';

type Names = ReadonlySet<string>;

/** What is certain at some places of a document. */
export interface Certainty {
  /** By step: the steps that have succeeded whenever it starts. Steps that nothing leads to are missing. */
  readonly before: ReadonlyMap<string, Names>;
  /** By loop: the steps that have succeeded whenever its body is done, which is when its condition is tested. */
  readonly afterBody: ReadonlyMap<string, Names>;
}

/**
 * Follows every way through a document and keeps, for each step, what has succeeded on all of them.
 */
export function succeededBefore(document: AutomationDocument): Certainty {
  const before = new Map<string, Names>();
  const afterBody = new Map<string, Names>();
  // Sets only shrink, so going over the document until nothing changes comes to an end.
  for (let changed = true; changed; ) {
    changed = false;
    const arrive = (sets: Map<string, Names>, at: string, names: Names) => {
      const known = sets.get(at);
      const shrunk = known ? new Set([...known].filter((name) => names.has(name))) : names;
      if (known?.size === shrunk.size) return;
      sets.set(at, shrunk);
      changed = true;
    };
    const walk = (steps: readonly Step[], loop: Step | undefined): void =>
      steps.forEach((step, index) => {
        const here = before.get(step.name);
        if (!here) return;
        const body = loopBody(step);
        const [first] = body;
        if (first) arrive(before, first.name, new Set([...here, step.name]));
        walk(body, step);
        const insideLoop = mayBeEmpty(step) ? undefined : afterBody.get(step.name);
        for (const { to, succeeded } of waysOut(step, steps[index + 1])) {
          const names = succeeded ? new Set([...here, step.name, ...(insideLoop ?? [])]) : here;
          if (to !== undefined) arrive(before, to, names);
          else if (loop) arrive(afterBody, loop.name, names);
        }
      });
    const [first] = document.mainSteps;
    if (first) arrive(before, first.name, new Set());
    walk(document.mainSteps, undefined);
  }
  return { before, afterBody };
}
