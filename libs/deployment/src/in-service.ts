import { isDeepStrictEqual } from 'node:util';
import { type Template, type TemplateResource } from './assembly';
import { type ResourceChange } from './changes';
import { referencesIn } from './conflicts/references';
import { replacedBy } from './conflicts/replaced';

/** What serves now and what operations have decided since the last deployment: no deployment undoes it unasked. */
export interface InService {
  /** Of machines that a change would stop or replace, by their tag `Name`: those that have to stay as they are for now. */
  machines(stopped: readonly string[]): Promise<readonly string[]>;
  /**
   * Refuses to remove machines, by their tag `Name`, that nobody would follow.
   * @throws Error with the way out
   */
  requireRemovable(removed: readonly string[]): Promise<void>;
  /**
   * Refuses to change machines, by their tag `Name`, on which a runbook is at work.
   * @throws Error with the way out
   */
  requireIdle(touched: readonly string[]): Promise<void>;
  /** Parameters that runbooks write: what they say now, by name. */
  records(): Promise<Readonly<Record<string, string>>>;
}

/** Nothing serves yet, or nobody asks. */
export const nothingInService: InService = {
  machines: async () => [],
  requireRemovable: async () => undefined,
  requireIdle: async () => undefined,
  records: async () => ({}),
};

/**
 * Properties of a machine with disks of EBS that CloudFormation changes by a stop and a start ("Update requires: Some interruptions").
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html
 */
export const STOPPING_PROPERTIES = ['EbsOptimized', 'InstanceType', 'KernelId', 'RamdiskId', 'UserData'] as const;

/** A machine itself, and what its packets pass. */
const TOUCHING_TYPES: readonly string[] = ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'];

/**
 * Names of the machines that a change stops or replaces for what they are themselves: image, size, disks. One that moves to
 * another interface cannot stay, because its place is what changes.
 */
export function stoppedMachines(changes: readonly ResourceChange[], before: Template, after: Template): string[] {
  const replaced = replacedBy(changes, before, after);
  const stopped = changes.flatMap(({ logicalId, action }) =>
    action === 'Modify' && (replaced.has(logicalId) || isStopped(before, after, logicalId)) ? [logicalId] : [],
  );
  return stopped.flatMap((id) => {
    const machine = before.Resources?.[id];
    if (machine?.Type !== 'AWS::EC2::Instance') return [];
    const isMoved = [...referencesIn(machine.Properties)].some(
      (each) => replaced.has(each) && before.Resources?.[each]?.Type === 'AWS::EC2::NetworkInterface',
    );
    return isMoved ? [] : [nameOf(machine)];
  });
}

function isStopped(before: Template, after: Template, id: string): boolean {
  const [old, next] = [before, after].map((template) => template.Resources?.[id]?.Properties);
  return STOPPING_PROPERTIES.some((property) => !isDeepStrictEqual(old?.[property], next?.[property]));
}

/** Names of the machines that a change touches: they are changed or removed themselves, or an interface of theirs is, whose groups are written then. */
export function touchedMachines(changes: readonly ResourceChange[], before: Template): string[] {
  const changed = new Set(changes.filter(({ action }) => action !== 'Add').map(({ logicalId }) => logicalId));
  return Object.entries(before.Resources ?? {}).flatMap(([id, machine]) => {
    if (machine.Type !== 'AWS::EC2::Instance') return [];
    const isTouched = [id, ...referencesIn(machine.Properties)].some(
      (each) => changed.has(each) && TOUCHING_TYPES.includes(before.Resources?.[each]?.Type ?? ''),
    );
    return isTouched ? [nameOf(machine)] : [];
  });
}

/** Names of the machines that a change removes. */
export function removedMachines(changes: readonly ResourceChange[], before: Template): string[] {
  return changes.flatMap(({ action, logicalId }) => {
    const machine = before.Resources?.[logicalId];
    return action === 'Remove' && machine?.Type === 'AWS::EC2::Instance' ? [nameOf(machine)] : [];
  });
}

/**
 * Names of the parameters that a change would write back to what they said when they were deployed, though a runbook has written
 * them since and the change does not mean them. CloudFormation writes the value of a parameter whatever else of it changes, its tags
 * among it. One whose value the change is about is written.
 *
 * @param records what they say now, by name
 * @see https://github.com/aws/aws-cdk/issues/25949
 */
export function writtenRecords(
  changes: readonly ResourceChange[],
  before: Template,
  after: Template,
  records: Readonly<Record<string, string>>,
): string[] {
  return changes.flatMap(({ action, logicalId, type }) => {
    if (action !== 'Modify' || type !== 'AWS::SSM::Parameter') return [];
    const [deployed, wanted] = [before, after].map((template) => template.Resources?.[logicalId]?.Properties);
    const name = String(deployed?.['Name'] ?? '');
    const now = records[name];
    return now !== undefined && deployed?.['Value'] === wanted?.['Value'] && deployed?.['Value'] !== now ? [name] : [];
  });
}

/**
 * What made a deployment fail, and which records CloudFormation wrote back when it took the deployment back.
 *
 * @param before what parameters said before the deployment, by name
 * @param now what they say after it
 */
export function withTakenBack(
  cause: Error,
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): Error {
  const other = Object.entries(before).filter(([name, value]) => name in now && now[name] !== value);
  if (other.length === 0) return cause;
  const lines = other.map(
    ([name, value]) =>
      `${name} said ${value} before and says ${now[name]} now; unless somebody failed over meanwhile: aws ssm put-parameter --name ${name} --value ${value} --overwrite`,
  );
  return new Error([cause.message, ...lines].join('\n'), { cause });
}

/**
 * A template in which some resources are as they are deployed.
 * @param names tag `Name` of machines, names of parameters
 */
export function withKept(template: Template, before: Template, names: readonly string[]): Template {
  const kept = Object.entries(template.Resources ?? {}).map(([id, resource]) => {
    const deployed = before.Resources?.[id];
    return [id, deployed && names.includes(nameOf(deployed)) ? deployed : resource] as const;
  });
  return { ...template, Resources: Object.fromEntries(kept) };
}

/** The machine of a template with a name, as its tag has it. */
export function machineNamed({ Resources = {} }: Template, name: string): TemplateResource | undefined {
  return Object.values(Resources).find((each) => each.Type === 'AWS::EC2::Instance' && nameOf(each) === name);
}

/** What a machine or a parameter is called; empty for anything else. */
function nameOf({ Type, Properties }: TemplateResource): string {
  if (Type === 'AWS::SSM::Parameter') return String(Properties?.['Name'] ?? '');
  if (Type !== 'AWS::EC2::Instance') return '';
  const tags = (Properties?.['Tags'] ?? []) as readonly { readonly Key: string; readonly Value: unknown }[];
  return String(tags.find(({ Key }) => Key === 'Name')?.Value ?? '');
}
