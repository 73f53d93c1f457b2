import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type AutomationDocument } from '../../document';
import { VirtualClock } from '../clock';
import { bindParameters, type GivenParameters } from '../parameters/bind-parameters';
import { type Ports } from '../ports';
import { resolve } from '../references/resolve';
import { Scope } from '../references/scope';
import { systemValues } from '../references/system-values';
import { coerce, text } from '../references/typing';
import { describeExecution, finalStatus } from './describe-execution';
import { type ExecutionState } from './execution-state';
import { runDocument } from './run-document';
import { type Signal, SignalBox } from './signals';
import { type ExecutionMode, requireStep } from './step-by-step';
import { StopRequest, type StopType } from './stop-request';

/** What to run. */
export interface StartAutomationRequest {
  readonly document: AutomationDocument;
  /** Name shown in the record. @default - none */
  readonly documentName?: string;
  readonly documentVersion?: string;
  /** Lists of strings by name, as the API takes them. @default - none */
  readonly parameters?: GivenParameters;
  /** @default 123456789012 */
  readonly accountId?: string;
  /** @default us-east-1 */
  readonly region?: string;
  /** How many steps may start, so that a runbook that goes in a circle ends. @default 10000 */
  readonly maximumSteps?: number;
  /** ARN of the role to act with where the document names none. @default - the caller's own rights */
  readonly assumeRole?: string;
  /** For children: how many automations started this one, one by another. @default 0 */
  readonly depth?: number;
  /** Whether its steps run one after the other, or each when someone starts it. @default Auto */
  readonly mode?: ExecutionMode;
  /** The execution that starts this one. @default - none does */
  readonly parentExecutionId?: string;
  /** The target it runs on, of those that another execution runs on. @default - no target of another */
  readonly target?: string;
}

/** An execution under way. */
export interface RunningAutomation {
  readonly executionId: string;
  /** Resolves with the final record, whatever the end; it never rejects. */
  readonly finished: Promise<AutomationExecution>;
  /** The record as of now, in the shape of GetAutomationExecution. */
  describe(): AutomationExecution;
  /** @param type `Cancel` by default */
  stop(type?: StopType): void;
  /** @throws Error (InvalidAutomationSignalException, AutomationStepNotFoundException) when no step waits for such a signal */
  signal(signal: Signal): void;
}

/**
 * Starts a runbook.
 *
 * @throws InvalidAutomationExecutionParameters when the parameters do not fit the document
 */
export function startAutomation(request: StartAutomationRequest, ports: Ports): RunningAutomation {
  const { document, accountId = '123456789012', region = 'us-east-1' } = request;
  const parameters = bindParameters(document, request.parameters ?? {});
  const clock = ports.clock ?? new VirtualClock();
  const executionId = (ports.newId ?? (() => crypto.randomUUID()))();
  const startedAt = new Date(clock.now());
  const scope = new Scope(
    parameters,
    variableDefaults(document),
    systemValues({ executionId, accountId, region, now: () => clock.now() }),
  );
  // Documents often let the role be an empty parameter.
  const assumeRole = text(resolve(document.assumeRole ?? '', scope)) || request.assumeRole;
  const state: ExecutionState = {
    executionId,
    document,
    ports,
    clock,
    context: {
      accountId,
      region,
      ...(assumeRole && { assumeRole }),
      ...(request.documentName !== undefined && { documentName: request.documentName }),
    },
    scope,
    stop: new StopRequest(),
    signals: new SignalBox(),
    records: [],
    progress: { failure: undefined, stepsLeft: request.maximumSteps ?? 10_000, waitsForStart: false },
    mode: request.mode ?? 'Auto',
    depth: request.depth ?? 0,
  };
  let end: { status: ReturnType<typeof finalStatus>; at: Date } | undefined;
  const describe = () => describeExecution(state, { ...request, startedAt, end });
  const finished = runDocument(state).then((walkEnd) => {
    end = { status: finalStatus(state, walkEnd), at: new Date(clock.now()) };
    return describe();
  });
  return {
    executionId,
    finished,
    describe,
    stop: (type = 'Cancel') => state.stop.make(type),
    signal: (signal) => {
      requireStep(state, signal);
      state.signals.send(signal);
    },
  };
}

function variableDefaults(document: AutomationDocument): Record<string, unknown> {
  const variables = Object.entries(document.variables ?? {});
  return Object.fromEntries(
    variables.map(([name, { type, default: value }]) => [name, value === undefined ? undefined : coerce(value, type)]),
  );
}
