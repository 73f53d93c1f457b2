import { isDeepStrictEqual } from 'node:util';
import { type SimulatedRun } from '../simulation';

/** What a matcher says. */
interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers for simulated runbooks, for jest's `expect.extend` and for whatever takes the same. */
export const runbookMatchers = {
  /** The runbook ended with Success. */
  toSucceed: (run: SimulatedRun): Verdict => verdict(run.status === 'Success', 'to succeed', run),

  /** A step ran, however it ended. */
  toHaveRun: (run: SimulatedRun, step: string): Verdict =>
    verdict(
      run.steps.some(({ name }) => name === step),
      `to have run ${step}`,
      run,
    ),

  /** An API was called, `ec2.StartInstances`, with these parameters where some are given. */
  toHaveCalled: (run: SimulatedRun, api: string, parameters?: Readonly<Record<string, unknown>>): Verdict =>
    verdict(
      run.calls.some((call) => call.api === api && (!parameters || isDeepStrictEqual(call.parameters, parameters))),
      `to have called ${api}${parameters ? ` with ${JSON.stringify(parameters)}` : ''}`,
      run,
    ),
};

function verdict(pass: boolean, wanted: string, { status, steps, calls }: SimulatedRun): Verdict {
  const lines = [
    `expected the runbook ${pass ? 'not ' : ''}${wanted}; it ended with ${status}`,
    ...steps.map(({ name, status: end, failure }) => `  ${name} ${end}${failure === undefined ? '' : `: ${failure}`}`),
    ...calls.map(({ api, parameters }) => `  called ${api} ${JSON.stringify(parameters)}`),
  ];
  return { pass, message: () => lines.join('\n') };
}
