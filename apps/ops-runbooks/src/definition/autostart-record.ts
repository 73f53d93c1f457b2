import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';
import { type Ref, type StepOptions, steps } from '@nss/ssm-automation';

/** What is written of a machine: `disabled` by a set-up that has not ended, `updating` by an update, during which it may or may not start NSS. */
type Autostart = 'enabled' | 'updating' | Ref<string>;

/** A step that writes of which machine NSS starts by itself. */
export function recordAutostart(
  name: string,
  { parameter, instance, state }: { parameter: Ref<string>; instance: Ref<string>; state: Autostart },
  options: StepOptions,
) {
  return steps.executeAwsApi(name, {
    command: PutParameterCommand,
    input: {
      Name: parameter,
      Value: `${instance} ${state}`,
      Type: 'String',
      Overwrite: true,
      Description: 'Which machine starts NSS by itself, as its last set-up left it',
    },
    maxAttempts: 3,
    ...options,
  });
}

/** Lets a runbook write that. */
export function recordsAutostart(place: RunbookPlace): Permission {
  return {
    actions: ['ssm:PutParameter'],
    resources: [arn(place, 'ssm', `parameter/${place.purpose}/relay/*/autostart`)],
    wildcardReason: 'One parameter for each server.',
  };
}
