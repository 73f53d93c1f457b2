import { isDeepStrictEqual } from 'node:util';
import { type Template, type TemplateResource } from '../assembly';
import { type ResourceChange } from '../changes';
import { CREATE_ONLY, valueAt } from './create-only';
import { refersToAny } from './references';

/**
 * Logical ids of the resources that a change replaces. A change set says `Conditional` where it depends on another resource's
 * id, or on what in a property changes; then the schemas and the property decide.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export function replacedBy(changes: readonly ResourceChange[], before: Template, after: Template): ReadonlySet<string> {
  const replaced = new Set<string>();
  const renumbered = newVersions(before, after);
  const isOther = (value: unknown, ids: ReadonlySet<string>) =>
    refersToAny(value, ids) || [...renumbered.values()].some((text) => JSON.stringify(value).includes(text));
  const candidates = changes.filter(({ action, replacement }) => action === 'Modify' && replacement !== 'False');
  for (let size = -1; size !== replaced.size; ) {
    size = replaced.size;
    for (const { logicalId, replacement } of candidates) {
      const [old, next] = [before.Resources?.[logicalId], after.Resources?.[logicalId]];
      if (replacement === 'True' || (old && next && mustBeReplaced(old, next, (value) => isOther(value, replaced))))
        replaced.add(logicalId);
    }
  }
  return replaced;
}

/**
 * References to the version of launch templates that change, as texts, by logical id: a template stays what it is, and gets another version.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html (LatestVersionNumber)
 */
export function newVersions(before: Template, after: Template): ReadonlyMap<string, string> {
  const texts = Object.entries(after.Resources ?? {}).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::EC2::LaunchTemplate' &&
    !isDeepStrictEqual(before.Resources?.[id]?.Properties?.['LaunchTemplateData'], Properties?.['LaunchTemplateData'])
      ? [[id, JSON.stringify({ 'Fn::GetAtt': [id, 'LatestVersionNumber'] })] as const]
      : [],
  );
  return new Map(texts);
}

/** Whether a property that cannot be changed differs, or names something that is replaced itself. */
function mustBeReplaced(old: TemplateResource, next: TemplateResource, isOther: (value: unknown) => boolean): boolean {
  const differs = (CREATE_ONLY[next.Type] ?? []).some((path) => {
    const value = valueAt(next.Properties, path);
    return !isDeepStrictEqual(valueAt(old.Properties, path), value) || (value !== undefined && isOther(value));
  });
  return differs || (next.Type === 'AWS::EC2::Instance' && hasOtherDisks(old, next));
}

/**
 * Of the disks of a machine only `DeleteOnTermination` can change while it exists.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html#cfn-ec2-instance-blockdevicemappings
 */
function hasOtherDisks(old: TemplateResource, next: TemplateResource): boolean {
  const disks = ({ Properties }: TemplateResource) =>
    JSON.stringify(Properties?.['BlockDeviceMappings'], (key, value: unknown) =>
      key === 'DeleteOnTermination' ? undefined : value,
    );
  return disks(old) !== disks(next);
}
