import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EC2Client } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { type Account, pollMilliseconds } from './account';
import { ChangeSetExecution } from './change-set-execution';
import { ChangeSetMaker } from './change-set-maker';
import { type InService } from './in-service';
import { MachineProtection } from './machine-protection';
import { Promoter } from './promotion';
import { RemovalFirst } from './removal-first';
import { StackReader } from './stack-reader';
import { type Progress } from './toolkit';

/** What promotes in one account, with what reads there. */
export interface AccountPromoter {
  readonly promoter: Promoter;
  readonly reader: StackReader;
}

/**
 * A promoter for an account.
 * @param executionRoleArn the role CloudFormation acts with
 * @param inService what no deployment undoes unasked
 */
export function promoterFor(
  account: Account,
  executionRoleArn: string,
  progress: Progress,
  inService: InService,
): AccountPromoter {
  const configuration = account.client ?? { region: account.region };
  const cloudFormation = new CloudFormationClient(configuration);
  const reader = new StackReader(cloudFormation);
  const maker = new ChangeSetMaker({
    cloudFormation,
    executionRoleArn,
    // At an endpoint of another name than AWS's a bucket cannot be part of the host's name.
    s3: new S3Client({ ...configuration, forcePathStyle: account.client !== undefined }),
    pollMilliseconds: pollMilliseconds(account),
  });
  const execution = new ChangeSetExecution({
    cloudFormation,
    reader,
    pollMilliseconds: pollMilliseconds(account),
    progress,
  });
  return {
    promoter: new Promoter(
      execution,
      reader,
      maker,
      new MachineProtection(reader, new EC2Client(configuration)),
      new RemovalFirst(execution, reader, maker, progress),
      inService,
      progress,
    ),
    reader,
  };
}
