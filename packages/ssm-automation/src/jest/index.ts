import { runbookMatchers } from './matchers';

declare global {
  // The types of jest are a namespace, which is what others add to.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      /** The simulated runbook ended with Success. */
      toSucceed(): R;
      /** A step ran, however it ended. */
      toHaveRun(step: string): R;
      /** An API was called, `ec2.StartInstances`, with these parameters where some are given. */
      toHaveCalled(api: string, parameters?: Readonly<Record<string, unknown>>): R;
    }
  }
}

expect.extend(runbookMatchers);

export { runbookMatchers };
