import { constructPath, type Template } from '@nss/deployment';
import { type InterfaceDifference } from '@nss/reachability';

/** Who sends or takes, as people know it. */
export interface Sender {
  /** By the security groups: `nss-management`. */
  readonly role: string;
  /** By itself: `eth0 of nss-prod-web-01`. */
  readonly name: string;
}

/** Who an interface is, from the template that has it. */
export function senderOf({ interfaceId, groupIds }: InterfaceDifference, template: Template): Sender {
  const { Properties: { Description } = {} } = template.Resources?.[interfaceId] ?? {};
  const roles = [...new Set(groupIds.map((id) => roleOf(id, template)))].join(' and ');
  const name = typeof Description === 'string' ? Description : constructPath(template, interfaceId);
  return { role: roles || name, name };
}

/** The name of a security group without what every name has: the purpose before it, the kind and the number behind it. */
function roleOf(groupId: string, template: Template): string {
  const { Properties: { GroupName, Tags } = {} } = template.Resources?.[groupId] ?? {};
  if (typeof GroupName !== 'string') return groupId;
  const tags = (Array.isArray(Tags) ? Tags : []) as readonly { Key?: unknown; Value?: unknown }[];
  const purpose = tags.find(({ Key }) => Key === 'purpose')?.Value;
  const short = GroupName.replace(/-security-group-\d+$/, '');
  return typeof purpose === 'string' && short.startsWith(`${purpose}-`) ? short.slice(purpose.length + 1) : short;
}
