import { constructPath, type StackChange } from '@nss/deployment';

/** What people call a resource: its name tag, else its own name, else where it stands. */
export function resourceName({ before, after }: Pick<StackChange, 'before' | 'after'>, logicalId: string): string {
  const template = after.Resources?.[logicalId] ? after : before;
  const { Tags, VirtualInterfaceName, Description } = template.Resources?.[logicalId]?.Properties ?? {};
  const tags = (Array.isArray(Tags) ? Tags : []) as readonly { Key?: unknown; Value?: unknown }[];
  const name = tags.find(({ Key }) => Key === 'Name')?.Value ?? VirtualInterfaceName ?? Description;
  return typeof name === 'string' ? name : constructPath(template, logicalId);
}
