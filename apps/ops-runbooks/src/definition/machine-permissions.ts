import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/** What telling the sides apart reads. None of these actions takes a resource. */
const LOOKS = [
  'cloudwatch:GetMetricStatistics',
  'directconnect:DescribeVirtualInterfaces',
  'ec2:DescribeInstanceStatus',
  'ec2:DescribeVpnConnections',
] as const;

/**
 * Lets a runbook look at machines, and tell which side is silent.
 * @param further actions that take no narrower resource either. @default - none
 */
export function looksAtMachines(further: readonly string[] = []): Permission {
  return {
    actions: ['ec2:DescribeInstances', ...further, ...LOOKS],
    resources: ['*'],
    wildcardReason: 'These read-only actions take no narrower resource.',
  };
}

/** Lets a runbook do something to the machines of its relay, which have its tag, such as `ec2:StopInstances`. */
export function changesMachines(place: RunbookPlace, ...actions: readonly string[]): Permission {
  return {
    actions,
    resources: [arn(place, 'ec2', 'instance/*')],
    conditions: { StringEquals: { 'aws:ResourceTag/purpose': place.purpose } },
    wildcardReason: 'The tag narrows it down to the machines of this relay.',
  };
}
