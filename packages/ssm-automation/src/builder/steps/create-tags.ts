import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** Resources and their new tags. */
export interface CreateTagsOptions extends StepOptions {
  /** @default EC2 */
  readonly resourceType?: 'EC2' | 'ManagedInstance' | 'MaintenanceWindow' | 'Parameter';
  readonly resourceIds: In<string[]>;
  readonly tags: readonly { readonly key: In<string>; readonly value: In<string> }[];
}

/** `aws:createTags`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createtag.html */
export function createTags(name: string, options: CreateTagsOptions): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:createTags', options, (orDefault) => ({
    ResourceType: orDefault(options.resourceType, 'EC2'),
    ResourceIds: options.resourceIds,
    Tags: options.tags.map(({ key, value }) => ({ Key: key, Value: value })),
  }));
}
