import { StepFailure } from '../failure';
import { type Action } from '../execution/invocation';
import { optionalText, requiredList } from './inputs';

/**
 * `aws:createTags`: tags EC2 resources, or Systems Manager's own by their kind.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createtag.html
 */
export const createTags: Action = async ({ inputs, call }) => {
  const ids = requiredList(inputs, 'ResourceIds');
  const { Tags } = inputs;
  const ResourceType = optionalText(inputs, 'ResourceType') ?? 'EC2';
  if (ResourceType === 'EC2') await call('ec2', 'CreateTags', { Resources: ids, Tags });
  else await call('ssm', 'AddTagsToResource', { ResourceType, ResourceId: onlyOne(ids, ResourceType), Tags });
  return {};
};

/** Of a kind other than EC2 one resource is tagged at a time, by the action's page. */
function onlyOne(ids: readonly string[], kind: string): string {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0)
    throw new StepFailure(`ResourceIds has one entry for ${kind}, not ${ids.length}`, {
      stage: 'InputValidation',
      type: 'InvalidInput',
    });
  return id;
}
