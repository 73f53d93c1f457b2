import { type AutomationDocument, loopBody, type Step, walkSteps } from '../document';
import { waysOut } from './ways-out';

/** Every way from step to step of a document, whether the step succeeded on it or not. */
export interface StepGraph {
  /** Whether some way from the first step leads to this one. */
  isReachable(step: string): boolean;
  /** Whether some way leads from one step on to another; from a step to itself only around a cycle. */
  leadsTo(from: string, to: string): boolean;
  /** Whether some way from this step leads to the end of the document. */
  leadsToEnd(step: string): boolean;
}

/** The end of the document; no step can have this name. */
const END = '';

/**
 * Follows every way of a document. Ways to steps that do not exist lead to the end, since nothing goes on there; two steps of one name count as one that
 * has the ways of both.
 */
export function stepGraph(document: AutomationDocument): StepGraph {
  const names = new Set(walkSteps(document).map(({ step }) => step.name));
  const next = new Map<string, Set<string>>();
  const connect = (from: string, to: string) => next.set(from, (next.get(from) ?? new Set()).add(to));
  const walk = (steps: readonly Step[], afterLast: string): void =>
    steps.forEach((step, index) => {
      const [first] = loopBody(step);
      if (first) connect(step.name, first.name);
      // After its body the loop decides again: it runs 100 times at most, so it goes on sooner or later.
      walk(loopBody(step), step.name);
      for (const { to } of waysOut(step, steps[index + 1]))
        connect(step.name, to === undefined ? afterLast : names.has(to) ? to : END);
    });
  walk(document.mainSteps, END);
  const reached = new Map<string, ReadonlySet<string>>();
  const reachedFrom = (from: string): ReadonlySet<string> => {
    const known = reached.get(from) ?? follow(next, from);
    reached.set(from, known);
    return known;
  };
  const first = document.mainSteps[0]?.name;
  let endsFrom: ReadonlySet<string> | undefined;
  return {
    isReachable: (step) => first !== undefined && (step === first || reachedFrom(first).has(step)),
    leadsTo: (from, to) => reachedFrom(from).has(to),
    leadsToEnd: (step) => (endsFrom ??= follow(reversed(next), END)).has(step),
  };
}

function reversed(next: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const before = new Map<string, Set<string>>();
  for (const [from, tos] of next) for (const to of tos) before.set(to, (before.get(to) ?? new Set()).add(from));
  return before;
}

function follow(next: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(next.get(from) ?? [])];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (found.has(step)) continue;
    found.add(step);
    open.push(...(next.get(step) ?? []));
  }
  return found;
}
