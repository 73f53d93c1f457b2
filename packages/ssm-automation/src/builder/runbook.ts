import { type AutomationDocument, SCHEMA_VERSION, walkSteps } from '../document';
import { referenceProblems } from './checks/check-references';
import { scriptProblems } from './checks/check-scripts';
import { waysOut } from '../flow';
import { emitSteps } from './emit-steps';
import { type Ref } from './ref';
import { type DeclaredRefs, declaredRefs, type RunbookParameters, type RunbookVariables } from './runbook-parameters';
import { type AnyStep } from './step-value';

/** A runbook as a TypeScript value. */
export interface RunbookProps<P extends RunbookParameters, V extends RunbookVariables> {
  readonly description: string;
  /** @default - none */
  readonly parameters?: P;
  /** @default - none */
  readonly variables?: V;
  /** The role the steps act with. @default - the caller's own rights */
  readonly assumeRole?: (parameters: DeclaredRefs<P>) => Ref<string>;
  /** The steps in their order, and what the execution gives in the end. */
  readonly steps: (
    parameters: DeclaredRefs<P>,
    variables: DeclaredRefs<V>,
  ) => { readonly steps: readonly AnyStep[]; readonly outputs?: readonly Ref<unknown>[] };
}

/** A checked runbook. */
export interface Runbook<P extends RunbookParameters = RunbookParameters> {
  readonly parameters: P;
  /** Plain JSON, the way AWS takes it. */
  readonly document: AutomationDocument;
}

/** A runbook that must not be made, with everything that is wrong with it. */
export class RunbookError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the runbook has problems:\n- ${problems.join('\n- ')}`);
    this.name = 'RunbookError';
  }
}

/**
 * Makes a document of typed steps and checks what types cannot.
 *
 * @throws RunbookError for names twice or of a wrong form, references to steps that may not have succeeded, steps that
 * nothing leads to, targets that do not exist, texts that reach scripts without a strict pattern, and a step that
 * aborts though it is not critical
 */
export function runbook<
  const P extends RunbookParameters = Record<never, never>,
  const V extends RunbookVariables = Record<never, never>,
>(props: RunbookProps<P, V>): Runbook<P> {
  const declared = (props.parameters ?? {}) as P;
  const parameters = declaredRefs(declared);
  const { steps, outputs } = props.steps(
    parameters,
    declaredRefs((props.variables ?? {}) as V, 'variable:') as DeclaredRefs<V>,
  );
  const role = props.assumeRole?.(parameters);
  const document = JSON.parse(
    JSON.stringify({
      schemaVersion: SCHEMA_VERSION,
      description: props.description,
      ...(role && { assumeRole: role }),
      ...(props.parameters && { parameters: declared }),
      ...(props.variables && { variables: props.variables }),
      mainSteps: emitSteps(steps),
      ...(outputs && { outputs: outputs.map(({ name }) => name) }),
    }),
  ) as AutomationDocument;
  const problems = [...shapeProblems(document), ...referenceProblems(document), ...scriptProblems(document)];
  if (problems.length > 0) throw new RunbookError(problems);
  return { parameters: declared, document };
}

function shapeProblems(document: AutomationDocument): string[] {
  const placed = walkSteps(document).map(({ step }) => step);
  const names = placed.map(({ name }) => name);
  const targets = placed.flatMap((step) => waysOut(step, undefined).map(({ to }) => [step.name, to] as const));
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name}: two steps have this name`),
    ...names
      .filter((name) => !/^[A-Za-z0-9_-]{3,128}$/.test(name))
      .map((name) => `${name}: a step's name has 3 to 128 letters, digits, hyphens or underscores`),
    ...targets
      .filter(([, target]) => target !== undefined && !names.includes(target))
      .map(([name, target]) => `${name}: there is no step ${target}`),
    ...placed
      .filter(({ onFailure, isCritical }) => onFailure === 'Abort' && isCritical === false)
      .map(
        ({ name }) => `${name}: a step that aborts the runbook is critical; say onFailure: Continue or a step to go to`,
      ),
  ];
}
