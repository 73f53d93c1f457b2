import { LOG_TYPES } from '@nss/naming';
import { arn, type Permission, type RunbookPlace } from '@nss/runbook-definition';

/**
 * Lets a runbook replace the security groups of the servers' interfaces by others of the servers. EC2 decides it on the interface and
 * on each group, and may decide it on the machine and the subnet.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function replacesGroups(place: RunbookPlace): Permission[] {
  const { purpose } = place;
  const actions = ['ec2:ModifyNetworkInterfaceAttribute'];
  const ofServers = [...LOG_TYPES, 'nss'].map((each) => `${purpose}-${each}-*`);
  return [
    {
      actions: ['ec2:DescribeNetworkInterfaces'],
      resources: ['*'],
      wildcardReason: 'This read-only action takes no narrower resource.',
    },
    {
      actions,
      resources: ['network-interface', 'security-group'].map((kind) => arn(place, 'ec2', `${kind}/*`)),
      conditions: {
        StringEquals: { 'aws:ResourceTag/purpose': purpose },
        StringLike: { 'aws:ResourceTag/Name': ofServers },
      },
      wildcardReason: 'The tags narrow it down to interfaces and groups of the servers of this relay.',
    },
    {
      actions,
      resources: ['instance', 'subnet'].map((kind) => arn(place, 'ec2', `${kind}/*`)),
      conditions: { StringEquals: { 'aws:ResourceTag/purpose': purpose } },
      wildcardReason: 'The tag narrows it down to what those interfaces are at.',
    },
  ];
}
