import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { type AutomationDocument, startAutomation } from '@nss/ssm-automation';

/** API calls of the measured runbook, one a step. */
export const CALLS = 100;

/** One run of it. */
export interface OverheadRun {
  /** From the start of the execution to its end. */
  readonly executionMilliseconds: number;
  /** What the calls took together; they come one after the other. */
  readonly callsMilliseconds: number;
}

/** A runbook that does nothing but call: each step takes an output for the next one's sake. */
function document(calls: number): AutomationDocument {
  const mainSteps = Array.from({ length: calls }, (_, index) => ({
    name: `look${index}`,
    action: 'aws:executeAwsApi' as const,
    inputs: { Service: 'ec2', Api: 'DescribeVpcs' },
    outputs: [{ Name: 'Ids', Selector: '$.Vpcs[*].VpcId', Type: 'StringList' as const }],
  }));
  return { schemaVersion: '0.3', mainSteps };
}

/**
 * Runs the runbook once against a cloud and times both in the same run, so that a busy machine slows both.
 * @throws Error when the execution does not succeed
 */
export async function measureOverhead(
  client: ConstructorParameters<typeof EC2Client>[0],
  calls = CALLS,
): Promise<OverheadRun> {
  const ec2 = new EC2Client(client ?? {});
  let callsMilliseconds = 0;
  // The connection is there before anything is measured.
  await ec2.send(new DescribeVpcsCommand({}));
  const began = performance.now();
  const { finished } = startAutomation(
    { document: document(calls) },
    {
      aws: {
        call: async () => {
          const called = performance.now();
          const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
          callsMilliseconds += performance.now() - called;
          return { Vpcs };
        },
      },
    },
  );
  const { AutomationExecutionStatus: status, FailureMessage: message } = await finished;
  const executionMilliseconds = performance.now() - began;
  ec2.destroy();
  if (status !== 'Success') throw new Error(`the measured runbook ended ${status}: ${message}`);
  return { executionMilliseconds, callsMilliseconds };
}
