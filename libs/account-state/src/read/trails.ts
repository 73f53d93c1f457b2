import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  paginateListTags,
} from '@aws-sdk/client-cloudtrail';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, type Reading } from './reading';

/** Trails, what they record, and whether they do. */
export async function readTrails(from: Reading): Promise<AccountResource[]> {
  const { cloudTrail } = from.clients;
  const names = from.ids('AWS::CloudTrail::Trail');
  if (names.length === 0) return [];
  const { trailList = [] } = await cloudTrail.send(new DescribeTrailsCommand({ trailNameList: names }));
  return Promise.all(
    trailList.map(async (trail) => {
      const { Name = '', TrailARN = '' } = trail;
      const [status, selectors, tags] = await Promise.all([
        cloudTrail.send(new GetTrailStatusCommand({ Name })),
        ifPresent(cloudTrail.send(new GetEventSelectorsCommand({ TrailName: Name }))),
        everyItem(
          paginateListTags({ client: cloudTrail }, { ResourceIdList: [TrailARN] }),
          (page) => page.ResourceTagList,
        ),
      ]);
      return {
        Type: 'AWS::CloudTrail::Trail',
        PhysicalId: Name,
        Properties: {
          AdvancedEventSelectors: selectors?.AdvancedEventSelectors,
          CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn,
          CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn,
          EnableLogFileValidation: trail.LogFileValidationEnabled,
          EventSelectors: selectors?.EventSelectors,
          IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
          IsLogging: status.IsLogging,
          IsMultiRegionTrail: trail.IsMultiRegionTrail,
          IsOrganizationTrail: trail.IsOrganizationTrail,
          KMSKeyId: trail.KmsKeyId,
          S3BucketName: trail.S3BucketName,
          S3KeyPrefix: trail.S3KeyPrefix,
          SnsTopicName: trail.SnsTopicName,
          Tags: ownTags(tags.flatMap(({ TagsList = [] }) => TagsList)),
          TrailName: Name,
        },
      };
    }),
  );
}
