import { type AutomationDocument, SCHEMA_VERSION } from '../document';
import { documentProblems } from './checks/document-problems';
import { type ProblemCode, type RunbookProblem } from './checks/problem';
import { type Defaults, emitSteps } from './emit-steps';
import { Ref } from './ref';
import { type DeclaredRefs, declaredRefs, type RunbookParameters, type RunbookVariables } from './runbook-parameters';
import { type AnyStep } from './step-value';

/** A runbook as a TypeScript value. */
export interface RunbookProps<P extends RunbookParameters, V extends RunbookVariables> {
  /** @default - none */
  readonly description?: string;
  /** @default - none */
  readonly parameters?: P;
  /** @default - none */
  readonly variables?: V;
  /** The role the steps act with: a reference to a parameter, or an ARN. @default - the caller's own rights */
  readonly assumeRole?: string | ((parameters: DeclaredRefs<P>) => Ref<string>);
  /** Attachments by file name, for scripts. @default - none */
  readonly files?: AutomationDocument['files'];
  /** The steps in their order, and what the execution gives in the end. */
  readonly steps: (
    parameters: DeclaredRefs<P>,
    variables: DeclaredRefs<V>,
  ) => { readonly steps: readonly AnyStep[]; readonly outputs?: readonly (Ref<unknown> | string)[] };
  /**
   * Whether steps say what AWS assumes where nothing is said: onFailure, isCritical, isEnd, nextStep, and defaults of inputs.
   * @default written
   */
  readonly defaults?: Defaults;
  /** Kinds of problems that are known and stay, as a document from elsewhere may have. @default - none */
  readonly accepts?: readonly ProblemCode[];
  /** Keys of the document that have no name here. @default - none */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A checked runbook. */
export interface Runbook<P extends RunbookParameters = RunbookParameters> {
  readonly parameters: P;
  /** Plain JSON, the way AWS takes it. */
  readonly document: AutomationDocument;
}

/** A runbook that must not be made, with everything that is wrong with it. */
export class RunbookError extends Error {
  constructor(readonly problems: readonly RunbookProblem[]) {
    super(`the runbook has problems:\n- ${problems.map(sentence).join('\n- ')}`);
    this.name = 'RunbookError';
  }
}

/**
 * Makes a document of typed steps and checks what types cannot: whatever the validator has as an error or a warning, and what this library
 * asks of runbooks beyond that.
 *
 * @throws RunbookError for what the validator refuses, references to steps that may not have succeeded, texts that reach scripts without a
 * strict pattern, and a step that aborts though it is not critical
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
  const { description, assumeRole, variables, files, defaults, accepts = [], more } = props;
  const document = JSON.parse(
    JSON.stringify({
      schemaVersion: SCHEMA_VERSION,
      description,
      assumeRole: typeof assumeRole === 'function' ? assumeRole(parameters) : assumeRole,
      parameters: props.parameters && declared,
      variables,
      mainSteps: emitSteps(steps, defaults),
      outputs: outputs?.map((output) => (output instanceof Ref ? output.name : output)),
      files,
      ...more,
    }),
  ) as AutomationDocument;
  const problems = documentProblems(document).filter(({ code }) => !accepts.includes(code));
  if (problems.length > 0) throw new RunbookError(problems);
  return { parameters: declared, document };
}

function sentence({ code, step, message, remedy }: RunbookProblem): string {
  return `${step === undefined ? '' : `${step}: `}${message}${remedy === undefined ? '' : `: ${remedy}`} (${code})`;
}
