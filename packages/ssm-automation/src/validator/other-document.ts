import { isActionName } from '../document';
import { isMap } from './values/kind';

type Document = Readonly<Record<string, unknown>>;

/**
 * Kinds of documents that are no runbooks, with what tells them apart, the surest first.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html and documents-schemas-features.html; documents of each kind:
 * https://github.com/ceshihao/ssm-public-documents
 */
const KINDS: readonly (readonly [kind: string, is: (document: Document) => boolean])[] = [
  [
    'a CloudFormation template',
    (document) =>
      'AWSTemplateFormatVersion' in document ||
      (isMap(document['Resources']) &&
        Object.values(document['Resources']).some((resource) => isMap(resource) && 'Type' in resource)),
  ],
  [
    'a document of the type CloudFormation or ConformancePackTemplate',
    (document) => isOf(document, '1.0') && 'templateBody' in document,
  ],
  ['a document of the type Session', (document) => isOf(document, '1.0') && 'sessionType' in document],
  ['a document of the type QuickSetup', (document) => isOf(document, '1.0') && 'deploymentConfig' in document],
  ['a document of the type Package', (document) => isOf(document, '2.0') && 'packages' in document],
  ['a document of the type Command', (document) => isOf(document, '1.2') && 'runtimeConfig' in document],
  [
    'a document of the type Policy',
    (document) => isOf(document, '2.0', '2.2') && hasOnly(document, (action) => action === 'aws:softwareInventory'),
  ],
  [
    'a document of the type Command',
    (document) => isOf(document, '2.0', '2.2') && hasOnly(document, (action) => !isActionName(action)),
  ],
  [
    'a document of the type ProblemAnalysisTemplate',
    (document) => Array.isArray(document['sections']) && !('schemaVersion' in document) && !('mainSteps' in document),
  ],
];

/** What kind of document a value is that is no runbook; undefined for a runbook, and for what may be meant as one. */
export function otherDocument(value: Document): string | undefined {
  return KINDS.find(([, is]) => is(value))?.[0];
}

/** YAML reads 2.2 as a number. */
function isOf({ schemaVersion }: Document, ...versions: readonly string[]): boolean {
  const written = typeof schemaVersion === 'number' ? schemaVersion.toFixed(1) : schemaVersion;
  return versions.some((version) => version === written);
}

/** Whether there are steps, and each has an action of the kind. */
function hasOnly({ mainSteps }: Document, fits: (action: string) => boolean): boolean {
  return (
    Array.isArray(mainSteps) &&
    mainSteps.length > 0 &&
    mainSteps.every((step: unknown) => isMap(step) && typeof step['action'] === 'string' && fits(step['action']))
  );
}
