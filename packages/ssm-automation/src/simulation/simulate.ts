import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type AutomationDocument } from '../document';
import { type RunbookParameters } from '../builder';
import { type ApprovalDecision, type Ports, startAutomation, VirtualClock } from '../executor';
import { AnswerBook, type Answers, NoAnswerError } from './answers';
import { givenParameters, type GivenValues } from './given-values';

/** A call that a simulated runbook made. */
export interface SimulatedCall {
  /** `ec2.StartInstances` */
  readonly api: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** How a simulated runbook ended. */
export interface SimulatedRun {
  readonly status: string;
  /** The steps that ran, in their order; those of a loop once for each turn. */
  readonly steps: readonly { readonly name: string; readonly status: string; readonly failure?: string }[];
  readonly outputs: Readonly<Record<string, readonly string[]>>;
  readonly calls: readonly SimulatedCall[];
  /** How long AWS would have waited, sleeps and time-outs included. */
  readonly seconds: number;
  /** As GetAutomationExecution shows it. */
  readonly record: AutomationExecution;
}

/** A runbook that is about to be simulated. */
export interface Simulation {
  /**
   * Runs it, without AWS and without waiting.
   *
   * @throws NoAnswerError where the runbook asks for something that has no answer
   */
  with(answers: Answers): Promise<SimulatedRun>;
}

/**
 * Simulates a runbook: `await simulate(start, { InstanceId: 'i-0123456789abcdef0' }).with({ 'ec2.StartInstances': {} })`.
 *
 * @param runbook of `runbook()`, or what `readDocument` gives
 * @param parameters in their own types. @default - the defaults
 */
export function simulate<P extends RunbookParameters>(
  runbook: { readonly document: AutomationDocument; readonly parameters?: P },
  parameters: GivenValues<P> = {},
): Simulation {
  return { with: (answers) => run(runbook.document, parameters, new AnswerBook(answers)) };
}

async function run(document: AutomationDocument, parameters: object, book: AnswerBook): Promise<SimulatedRun> {
  const calls: SimulatedCall[] = [];
  const clock = new VirtualClock();
  const began = clock.now();
  const given = givenParameters(parameters as Record<string, unknown>);
  const execution = startAutomation({ document, parameters: given }, { ...portsOf(book, calls), clock });
  const record = await execution.finished;
  if (book.missing.size > 0) throw new NoAnswerError([...book.missing]);
  const ran = (record.StepExecutions ?? []).filter(({ StepStatus }) => StepStatus !== 'Pending');
  return {
    status: String(record.AutomationExecutionStatus),
    steps: ran.map(({ StepName, StepStatus, FailureMessage }) => ({
      name: String(StepName),
      status: String(StepStatus),
      ...(FailureMessage !== undefined && { failure: FailureMessage }),
    })),
    outputs: record.Outputs ?? {},
    calls,
    seconds: (clock.now() - began) / 1000,
    record,
  };
}

function portsOf(book: AnswerBook, calls: SimulatedCall[]): Ports {
  return {
    aws: {
      call: (service, api, parameters) => {
        calls.push({ api: `${service}.${api}`, parameters: { ...parameters } });
        return book.give(`${service}.${api}`, parameters);
      },
    },
    script: { run: ({ inputPayload }, { stepName }) => book.give(`step:${stepName}`, inputPayload) },
    approvals: {
      request: async (request) => {
        const decision = (await book.give(`step:${request.stepName}`, request)) as ApprovalDecision['decision'];
        return request.approvers.slice(0, request.minRequiredApprovals).map((approver) => ({ approver, decision }));
      },
    },
    documents: { find: (name) => book.runbook(name)?.document },
    webhooks: {
      invoke: async (name, body) =>
        (await book.give(`webhook:${name}`, body)) as { readonly response: string; readonly responseCode: number },
    },
  };
}
