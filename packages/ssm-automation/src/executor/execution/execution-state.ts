import { type StepExecution } from '@aws-sdk/client-ssm';
import { type AutomationDocument } from '../../document';
import { type Clock } from '../clock';
import { type FailureStatus } from '../failure';
import { type AwsContext, type Ports } from '../ports';
import { type Scope } from '../references/scope';
import { type SignalBox } from './signals';
import { type ExecutionMode } from './step-by-step';
import { type StopRequest } from './stop-request';

/** What changes while an execution runs; shared by everything that runs for it. */
export interface Progress {
  /** The first failure that makes the automation fail. */
  failure: { readonly status: FailureStatus; readonly message: string } | undefined;
  /** How many steps may still start; a runbook that goes in a circle ends here. */
  stepsLeft: number;
  /** Whether the execution waits until someone starts its next step. */
  waitsForStart: boolean;
}

/** What all steps of one execution share. */
export interface ExecutionState {
  readonly executionId: string;
  readonly document: AutomationDocument;
  readonly ports: Ports;
  readonly clock: Clock;
  readonly context: AwsContext;
  readonly scope: Scope;
  readonly stop: StopRequest;
  readonly signals: SignalBox;
  /** Records of steps in the order they started. */
  readonly records: StepExecution[];
  readonly progress: Progress;
  readonly mode: ExecutionMode;
  /** Aborts when a loop around the steps is over while its body still runs. @default - the steps are in no loop */
  readonly halted?: AbortSignal;
  /** How many automations started this one, one by another. */
  readonly depth: number;
}
