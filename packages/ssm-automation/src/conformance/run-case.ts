import { type AutomationExecution, type StepExecution } from '@aws-sdk/client-ssm';
import { type Ports, startAutomation, startRateControlled, VirtualClock } from '../executor';
import { type ConformanceCase, type Expectation } from './conformance-case';
import { repeated } from './read-cases';

/** Answers one after the other; the last one again and again. */
function inTurn(answers: readonly unknown[]): () => unknown {
  let next = 0;
  return () => {
    const answer = repeated(answers[Math.min(next++, answers.length - 1)]);
    const { fails } = (answer ?? {}) as { fails?: string };
    if (fails !== undefined) throw Object.assign(new Error(`${fails} on purpose`), { name: fails });
    return answer;
  };
}

/** Runs a case on the virtual clock, and gives what there is to compare with what is expected. */
export async function runCase(of: ConformanceCase): Promise<Expectation> {
  const clock = new VirtualClock();
  const began = clock.now();
  const made: { api: string; parameters: object; role: string | undefined }[] = [];
  let passed: object | undefined;
  let lastId = 0;
  const answers = new Map(
    Object.entries({ Fail: [{ fails: 'OnPurpose' }], ...of.answers }).map(([api, each]) => [api, inTurn(each)]),
  );
  const script = inTurn(of.script);
  const ports: Ports = {
    clock,
    newId: () => `id-${++lastId}`,
    aws: {
      call: async (_service, api, parameters, { assumeRole }) => {
        made.push({ api, parameters: { ...parameters }, role: assumeRole });
        return answers.get(api)?.();
      },
    },
    script: {
      run: async ({ inputPayload }) => {
        passed = inputPayload;
        return script();
      },
    },
    documents: { find: (name) => of.documents[name] },
  };
  const request = { document: of.document, parameters: of.given, mode: of.mode };
  let record: AutomationExecution;
  try {
    const execution = of.control
      ? startRateControlled({ ...request, ...of.control }, ports)
      : startAutomation(request, ports);
    for (const { at, stop, signal, payload = {}, sender } of of.events)
      void clock.sleep(at * 1000).then(() => {
        if (stop !== undefined) execution.stop(stop ?? undefined);
        if (signal) execution.signal({ type: signal, payload, ...(sender !== undefined && { sender }) });
      });
    record = await execution.finished;
  } catch (error) {
    return { refused: (error as Error).name };
  }
  const steps = record.StepExecutions ?? [];
  const failed = steps.filter(({ FailureDetails }) => FailureDetails).at(-1)?.FailureDetails;
  const role = made[0]?.role;
  return {
    status: record.AutomationExecutionStatus,
    run: named(steps.filter(({ StepStatus }) => StepStatus !== 'Pending')),
    all: named(steps),
    outputs: record.Outputs,
    count: Object.fromEntries(Object.entries(record.Outputs ?? {}).map(([name, values]) => [name, values.length])),
    message: record.FailureMessage,
    ...(failed && { failure: [failed.FailureStage ?? '', failed.FailureType ?? ''] as const }),
    seconds: (clock.now() - began) / 1000,
    calls: made.map(({ api }) => api),
    sent: made.map(({ parameters }) => parameters),
    first: made[0]?.parameters,
    ...(passed && { passed }),
    ...(role !== undefined && { role }),
  } as Expectation;
}

function named(steps: readonly StepExecution[]): string[] {
  return steps.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`);
}
