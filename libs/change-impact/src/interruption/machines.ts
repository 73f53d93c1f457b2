import { constructPath, type StackChange, type Template } from '@nss/deployment';

/** A machine: an NSS server with the log type it relays, or another one. */
export interface Machine {
  /** `web-01` */
  readonly name: string;
  /** The log type it relays; none of another machine. */
  readonly log?: string;
}

/** Which machine a resource is, by its name tag: `nss-prod-web-01`. */
export function machineOf({ before, after }: Pick<StackChange, 'before' | 'after'>, logicalId: string): Machine {
  const template = after.Resources?.[logicalId] ? after : before;
  return machineIn(template, logicalId);
}

function machineIn(template: Template, logicalId: string): Machine {
  const { Tags } = template.Resources?.[logicalId]?.Properties ?? {};
  const tags = (Array.isArray(Tags) ? Tags : []) as readonly { Key?: unknown; Value?: unknown }[];
  const name = tags.find(({ Key }) => Key === 'Name')?.Value;
  if (typeof name !== 'string') return { name: constructPath(template, logicalId) };
  const [, server, log] = /-((web|firewall)-\d\d)$/.exec(name) ?? [];
  return server && log ? { name: server, log } : { name: name.replace(/^.*-(?=bastion-\d\d$)/, '') };
}

/** Every NSS server that is there before the change. */
export function serversBefore({ before }: Pick<StackChange, 'before'>): Machine[] {
  return Object.entries(before.Resources ?? {}).flatMap(([logicalId, { Type }]) => {
    const machine = machineIn(before, logicalId);
    return Type === 'AWS::EC2::Instance' && machine.log ? [machine] : [];
  });
}
