import { readAction, readWorkflow, type Job, type Step } from '@nss/workflow-runner/rules';
import { parseDocument, type Document } from 'yaml';

/** One changed file. */
export interface Mutation {
  /** What was changed: `deploy`, `deploy step 3`. */
  place: string;
  text: string;
}

/** A way to break a workflow or an action, wherever it applies. */
export interface Operator {
  /** `environment dropped` */
  name: string;
  mutate(path: string, text: string): Mutation[];
}

/** A place in a document. */
export type Place = readonly (string | number)[];

/** Changes a document and writes it again, comments kept. Long lines stay whole. */
export function edited(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text);
  change(document);
  return document.toString({ lineWidth: 0 });
}

/** The jobs of a workflow; none of an action. */
export function jobsOf(path: string, text: string): [string, Job][] {
  return path.startsWith('.github/workflows/') ? Object.entries(readWorkflow(path, text).workflow.jobs) : [];
}

/** The steps of a workflow or an action, with their places. */
export function stepsOf(path: string, text: string): { place: string; at: Place; step: Step }[] {
  if (!path.startsWith('.github/workflows/')) {
    return /(^|\/)action\.ya?ml$/.test(path)
      ? readAction(path, text).steps.map((step, index) => ({
          place: `step ${index + 1}`,
          at: ['runs', 'steps', index],
          step,
        }))
      : [];
  }
  return jobsOf(path, text).flatMap(([id, job]) =>
    (job.steps ?? []).map((step, index) => ({
      place: `${id} step ${index + 1}`,
      at: ['jobs', id, 'steps', index],
      step,
    })),
  );
}

/** An operator that changes jobs, one at a time. */
export function onJobs(
  name: string,
  applies: (job: Job, id: string, text: string) => boolean,
  change: (document: Document, id: string, job: Job) => void,
): Operator {
  return {
    name,
    mutate: (path, text) =>
      jobsOf(path, text)
        .filter(([id, job]) => applies(job, id, text))
        .map(([id, job]) => ({ place: id, text: edited(text, (document) => change(document, id, job)) })),
  };
}

/** An operator that changes steps, one at a time. */
export function onSteps(
  name: string,
  applies: (step: Step) => boolean,
  change: (document: Document, at: Place, step: Step) => void,
): Operator {
  return {
    name,
    mutate: (path, text) =>
      stepsOf(path, text)
        .filter(({ step }) => applies(step))
        .map(({ place, at, step }) => ({ place, text: edited(text, (document) => change(document, at, step)) })),
  };
}

/** Replaces each occurrence of what an expression finds, one at a time. */
export function eachMatch(text: string, expression: RegExp, replacement: string): Mutation[] {
  return [...text.matchAll(expression)].map((match) => ({
    place: `line ${text.slice(0, match.index).split('\n').length}`,
    text:
      text.slice(0, match.index) +
      match[0].replace(new RegExp(expression.source), replacement) +
      text.slice(match.index + match[0].length),
  }));
}
