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
  else for (const ResourceId of ids) await call('ssm', 'AddTagsToResource', { ResourceType, ResourceId, Tags });
  return {};
};
