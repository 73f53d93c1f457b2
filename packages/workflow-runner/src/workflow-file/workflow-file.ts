import { LineCounter, parseDocument, type Document } from 'yaml';

/** A step of a job, as written. */
export interface Step {
  id?: string;
  name?: string;
  if?: string | boolean;
  uses?: string;
  with?: Record<string, string | number | boolean>;
  run?: string;
  shell?: string;
  env?: Record<string, string | number | boolean>;
  'timeout-minutes'?: number;
  'continue-on-error'?: boolean | string;
}

/** `concurrency:` of a workflow or a job. */
export type Concurrency = string | { group: string; 'cancel-in-progress'?: boolean | string; queue?: 'single' | 'max' };

/** `permissions:` of a workflow or a job. */
export type DeclaredPermissions = 'read-all' | 'write-all' | Record<string, string> | null;

/** A job, as written: one with steps, or one that calls another workflow. */
export interface Job {
  name?: string;
  needs?: string | string[];
  if?: string | boolean;
  'runs-on'?: string | string[];
  environment?: string | { name: string; url?: string };
  permissions?: DeclaredPermissions;
  concurrency?: Concurrency;
  strategy?: { matrix?: unknown; 'fail-fast'?: boolean | string; 'max-parallel'?: number | string };
  'timeout-minutes'?: number;
  env?: Record<string, string | number | boolean>;
  outputs?: Record<string, string>;
  defaults?: unknown;
  steps?: Step[];
  uses?: string;
  with?: Record<string, string | number | boolean>;
  secrets?: 'inherit' | Record<string, string>;
  container?: unknown;
  services?: unknown;
}

/** An input of workflow_dispatch or workflow_call. */
export interface InputDeclaration {
  description?: string;
  required?: boolean;
  default?: string | number | boolean;
  type?: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  options?: string[];
}

/** What is written under one event. */
export interface TriggerFilter {
  branches?: string[];
  'branches-ignore'?: string[];
  tags?: string[];
  'tags-ignore'?: string[];
  paths?: string[];
  'paths-ignore'?: string[];
  types?: string[];
  inputs?: Record<string, InputDeclaration>;
  outputs?: Record<string, { value: string }>;
}

/** A workflow, as written. */
export interface Workflow {
  name?: string;
  'run-name'?: string;
  on: string | string[] | Record<string, TriggerFilter | TriggerFilter[] | null>;
  permissions?: DeclaredPermissions;
  concurrency?: Concurrency;
  env?: Record<string, string | number | boolean>;
  defaults?: unknown;
  jobs: Record<string, Job>;
}

/** Where something is written. Lines and columns count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** A workflow file that was read. */
export interface WorkflowFile {
  /** `.github/workflows/deploy.yml` */
  path: string;
  text: string;
  workflow: Workflow;
  /** Where a value is written; the nearest thing around it where it is not there. */
  positionOf(path: readonly (string | number)[]): Position;
}

/** A workflow that GitHub would not start, with the place. */
export class WorkflowError extends Error {
  constructor(
    readonly path: string,
    readonly position: Position | undefined,
    problem: string,
  ) {
    super(`${path}${position ? `:${position.line}:${position.column}` : ''}: ${problem}`);
    this.name = 'WorkflowError';
  }
}

/** Positions of a parsed document's values. */
function positions(document: Document, counter: LineCounter): WorkflowFile['positionOf'] {
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (!node?.range) continue;
      const { line, col } = counter.linePos(node.range[0]);
      return { line, column: col };
    }
    return { line: 1, column: 1 };
  };
}

/** Parses YAML as GitHub does (1.2: `on` is a key and not true). @throws WorkflowError with line and column */
export function parseYaml(path: string, text: string): { value: unknown; positionOf: WorkflowFile['positionOf'] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const problem = document.errors[0];
  if (problem) {
    const { line, col } = counter.linePos(problem.pos[0]);
    throw new WorkflowError(path, { line, column: col }, problem.message);
  }
  return { value: document.toJS(), positionOf: positions(document, counter) };
}

/** The files that were read last, by path and text: a run reads those that are called anew for every call. */
const lastRead = new Map<string, WorkflowFile>();
const KEPT_FILES = 64;

/**
 * Reads a workflow file. Its outermost shape is checked here; the rest is actionlint's work.
 * @returns a file that nobody can change: who reads the same text is given the same
 * @throws WorkflowError where the text is no workflow
 */
export function readWorkflow(path: string, text: string): WorkflowFile {
  const key = `${path}\0${text}`;
  const file = lastRead.get(key) ?? frozen(parsedWorkflow(path, text));
  lastRead.delete(key);
  lastRead.set(key, file);
  if (lastRead.size > KEPT_FILES) lastRead.delete(lastRead.keys().next().value!);
  return file;
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function parsedWorkflow(path: string, text: string): WorkflowFile {
  const { value, positionOf } = parseYaml(path, text);
  const workflow = value as Workflow | null;
  if (
    typeof workflow !== 'object' ||
    workflow === null ||
    !workflow.on ||
    typeof workflow.jobs !== 'object' ||
    workflow.jobs === null
  ) {
    throw new WorkflowError(path, { line: 1, column: 1 }, 'a workflow has the keys on and jobs');
  }
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const isObject = typeof job === 'object' && job !== null;
    if (!isObject || (job.uses === undefined) === (job.steps === undefined)) {
      throw new WorkflowError(path, positionOf(['jobs', id]), `job ${id} has either steps or uses`);
    }
  }
  return { path, text, workflow, positionOf };
}
