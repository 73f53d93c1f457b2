import { type Template, type TemplateResource } from './assembly';
import { type ResourceChange } from './changes';
import { referencesIn } from './conflicts/references';
import { replacedBy } from './conflicts/replaced';

/**
 * Says which machines have to stay for now, of those that a change would replace.
 * @param replaced their names, as their tag `Name` has them: `nss-prod-web-01`
 */
export type MachinesInUse = (replaced: readonly string[]) => Promise<readonly string[]>;

/** Nobody needs any. */
export const noneInUse: MachinesInUse = async () => [];

/**
 * Names of the machines that a change replaces for what they are themselves: image, size, disks. One that moves to another
 * interface cannot stay, because its place is what changes.
 */
export function replacedMachines(changes: readonly ResourceChange[], before: Template, after: Template): string[] {
  const replaced = replacedBy(changes, before, after);
  return [...replaced].flatMap((id) => {
    const machine = before.Resources?.[id];
    if (machine?.Type !== 'AWS::EC2::Instance') return [];
    const isMoved = [...referencesIn(machine.Properties)].some(
      (each) => replaced.has(each) && before.Resources?.[each]?.Type === 'AWS::EC2::NetworkInterface',
    );
    return isMoved ? [] : [nameOf(machine)];
  });
}

/** A template in which some machines, by name, are as they are deployed. */
export function withKeptMachines(template: Template, before: Template, names: readonly string[]): Template {
  const kept = Object.entries(template.Resources ?? {}).map(([id, resource]) => {
    const deployed = before.Resources?.[id];
    return [id, deployed && isNamed(deployed, names) ? deployed : resource] as const;
  });
  return { ...template, Resources: Object.fromEntries(kept) };
}

/** The machine of a template with a name, as its tag has it. */
export function machineNamed({ Resources = {} }: Template, name: string): TemplateResource | undefined {
  return Object.values(Resources).find((resource) => isNamed(resource, [name]));
}

function isNamed(resource: TemplateResource, names: readonly string[]): boolean {
  return resource.Type === 'AWS::EC2::Instance' && names.includes(nameOf(resource));
}

function nameOf({ Properties }: TemplateResource): string {
  const tags = (Properties?.['Tags'] ?? []) as readonly { readonly Key: string; readonly Value: unknown }[];
  return String(tags.find(({ Key }) => Key === 'Name')?.Value ?? '');
}
