import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { type Construct } from 'constructs';
import { type Runbook } from '../builder';

/** How a runbook is deployed. */
export interface RunbookDocumentProps {
  readonly runbook: Runbook;
  /** Cannot change once deployed; a new name is a new document. */
  readonly documentName: string;
  /** Label of the version. @default - none */
  readonly versionName?: string;
}

/**
 * The CloudFormation resource of a runbook. A changed runbook becomes a new version of the same document, since
 * CloudFormation would otherwise replace the document and, with its name taken, fail.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html
 */
export function runbookDocument(
  scope: Construct,
  id: string,
  { runbook, documentName, versionName }: RunbookDocumentProps,
): CfnDocument {
  return new CfnDocument(scope, id, {
    name: documentName,
    documentType: 'Automation',
    documentFormat: 'JSON',
    content: runbook.document,
    updateMethod: 'NewVersion',
    ...(versionName !== undefined && { versionName }),
  });
}
