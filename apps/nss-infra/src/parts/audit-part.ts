import { AuditTrail, CisAlarms } from '@nss/observability';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { objectLockOf } from '@nss/environment';
import { type Environment } from '@nss/environment';

/** What an {@link AuditPart} is made from. */
export interface AuditPartProps {
  readonly environment: Environment;
  /** Encrypts the trail. */
  readonly key: IKey;
  /** Told of what CIS AWS Foundations wants people told. */
  readonly topic: ITopic;
}

/** Who did what: the trail, kept as long as the file says, and the alarms of CIS AWS Foundations v1.4, section 4. */
export class AuditPart extends Construct {
  constructor(scope: Construct, id: string, { environment, key, topic }: AuditPartProps) {
    super(scope, id);
    const {
      purpose,
      audit,
      observability: { logRetentionDays, operationsGuide },
    } = environment;
    const { logGroup } = new AuditTrail(this, 'Trail', {
      purpose,
      encryptionKey: key,
      retentionDays: audit.retentionDays,
      objectLock: objectLockOf(environment),
      logRetentionDays,
    });
    new CisAlarms(this, 'Cis', { purpose, logGroup, topicArn: topic.topicArn, operationsGuide });
  }
}
