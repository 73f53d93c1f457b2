import { StepFailure } from '../failure';
import { select, selectAll } from '../selectors';
import { text } from '../references/typing';
import { type Action, type Invocation } from '../execution/invocation';
import { commandOutput } from './command-output';
import { optionalMap, optionalText, pick, requiredText } from './inputs';
import { poll } from './poll';

const PASSED_ON = [
  'CloudWatchOutputConfig',
  'Comment',
  'DocumentHash',
  'DocumentHashType',
  'DocumentVersion',
  'InstanceIds',
  'MaxConcurrency',
  'MaxErrors',
  'NotificationConfig',
  'OutputS3BucketName',
  'OutputS3KeyPrefix',
  'ServiceRoleArn',
  'Targets',
  'TimeoutSeconds',
];

const UNDER_WAY = /^(Pending|InProgress|Delayed|Cancelling|)$/;

/**
 * `aws:runCommand`: sends a command document to instances and waits for all of them. The outputs are there on failure
 * too, so that a following step can tell why.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html
 */
export const runCommand: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const sent = await call('ssm', 'SendCommand', {
    DocumentName: requiredText(inputs, 'DocumentName'),
    ...pick(inputs, PASSED_ON),
    ...(inputs['Parameters'] !== undefined && { Parameters: listsOfText(optionalMap(inputs, 'Parameters')) }),
  });
  const CommandId = text(select(sent, '$.Command.CommandId'));
  invocation.publish({ CommandId });
  const Status = await poll(invocation, async () => {
    const status = text(select(await call('ssm', 'ListCommands', { CommandId }), '$.Commands[0].Status'));
    return UNDER_WAY.test(status) ? undefined : status;
  });
  const outputs = { CommandId, Status, ...(await results(invocation, CommandId, sent)) };
  if (Status === 'Success') return { outputs };
  throw new StepFailure(
    `the command ${CommandId} ended ${Status} (response code ${text(outputs.ResponseCode)}): ${outputs.Output.slice(0, 500)}`,
    {
      status: /TimedOut/.test(Status) ? 'TimedOut' : 'Failed',
      type: 'CommandFailed',
      outputs,
    },
  );
};

/**
 * The output of one instance, none of several or of those that targets mean ("Output values are returned for individual
 * instances only", says the action's page), and the first response code that is not 0.
 */
async function results(
  { inputs, call }: Invocation,
  CommandId: string,
  sent: unknown,
): Promise<{ Output: string; ResponseCode: number }> {
  const named = selectAll(sent, '$.Command.InstanceIds[*]').map(String);
  const instances =
    named.length > 0
      ? named
      : selectAll(await call('ssm', 'ListCommandInvocations', { CommandId }), '$.CommandInvocations[*].InstanceId').map(
          String,
        );
  const PluginName = optionalText(inputs, 'PluginName');
  const found = [];
  for (const InstanceId of instances) {
    found.push(await call('ssm', 'GetCommandInvocation', { CommandId, InstanceId, ...(PluginName && { PluginName }) }));
  }
  const [only, ...others] = found;
  const Output =
    only === undefined || others.length > 0 || named.length === 0
      ? ''
      : commandOutput(text(only['StandardOutputContent']), text(only['StandardErrorContent']));
  const codes = found.map(({ ResponseCode }) => Number(ResponseCode ?? 0));
  return { Output, ResponseCode: codes.find((code) => code !== 0) ?? 0 };
}

/** Command documents take lists only; runbooks write single values too. */
function listsOfText(parameters: Record<string, unknown>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, [value].flat().map(text)]));
}
