import { type AutomationDocument, startAutomation } from '@nss/ssm-automation';

/** Executions one after the other, none of which has a script. */
export const UNSCRIPTED_EXECUTIONS = 1000;

/** A runbook as small ones are: it looks, takes a branch, waits and acts. */
const DOCUMENT: AutomationDocument = {
  schemaVersion: '0.3',
  parameters: { Id: { type: 'String', default: 'i-1' } },
  mainSteps: [
    {
      name: 'look',
      action: 'aws:executeAwsApi',
      inputs: { Service: 'ec2', Api: 'DescribeInstances', InstanceIds: ['{{ Id }}'] },
      outputs: [{ Name: 'State', Selector: '$.State', Type: 'String' }],
    },
    {
      name: 'decide',
      action: 'aws:branch',
      inputs: {
        Choices: [{ NextStep: 'start', Variable: '{{ look.State }}', StringEquals: 'stopped' }],
        Default: 'done',
      },
    },
    { name: 'start', action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api: 'StartInstances' } },
    {
      name: 'running',
      action: 'aws:waitForAwsResourceProperty',
      inputs: { Service: 'ec2', Api: 'Look', PropertySelector: '$.State', DesiredValues: ['running'] },
    },
    { name: 'done', action: 'aws:sleep', inputs: { Duration: 'PT1H' } },
  ],
  outputs: ['look.State'],
};

/**
 * Runs the executions against answers that are made up, and gives the processor time they took: what they take on one
 * core that has nothing else to do.
 * @throws Error when one of them does not succeed
 */
export async function measureExecutions(executions = UNSCRIPTED_EXECUTIONS): Promise<number> {
  const began = process.cpuUsage();
  for (let number = 0; number < executions; number += 1) {
    let looks = 0;
    const call = async (_service: string, api: string) =>
      api === 'Look' ? { State: looks++ === 0 ? 'pending' : 'running' } : { State: 'stopped' };
    const record = await startAutomation({ document: DOCUMENT }, { aws: { call } }).finished;
    if (record.AutomationExecutionStatus !== 'Success')
      throw new Error(`an execution failed: ${record.FailureMessage}`);
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
