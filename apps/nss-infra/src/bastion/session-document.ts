import { resourceName } from '@nss/naming';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/** What a {@link SessionDocument} is made from. */
export interface SessionDocumentProps {
  readonly purpose: string;
  /** Log group that session transcripts go to. */
  readonly logGroupName: string;
  /** Key that encrypts the session itself, beyond TLS. */
  readonly keyArn: string;
}

/** A session nobody uses for this long is closed. */
const IDLE_MINUTES = '20';
/** A session ends after this long, used or not. */
const LONGEST_MINUTES = '240';

/**
 * How people open a session on the bastion: recorded, encrypted, ended when idle. It is a document of its own
 * (`aws ssm start-session --document-name`), since the account-wide preferences belong to the account, not to one relay.
 * Source: docs.aws.amazon.com/systems-manager, "Session document schema".
 */
export class SessionDocument extends Construct {
  /** `nss-dev-session-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, { purpose, logGroupName, keyArn }: SessionDocumentProps) {
    super(scope, id);
    this.name = resourceName(purpose, 'session', 1);
    new CfnDocument(this, 'Document', {
      name: this.name,
      documentType: 'Session',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '1.0',
        description: `Recorded session on the bastion of ${purpose}`,
        sessionType: 'Standard_Stream',
        inputs: {
          cloudWatchLogGroupName: logGroupName,
          cloudWatchEncryptionEnabled: true,
          cloudWatchStreamingEnabled: true,
          kmsKeyId: keyArn,
          idleSessionTimeout: IDLE_MINUTES,
          maxSessionDuration: LONGEST_MINUTES,
          runAsEnabled: false,
        },
      },
    });
  }
}
