import { type AutomationDocument, readDocument, walkSteps } from '@nss/automation';
import { type Credentials } from './aws-port';
import { type PythonWorker } from './python-worker';
import { Refusal } from './refusal';

/** How many runbooks deep one may start another. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAutomation.html */
const DEEPEST = 5;

/** A stored runbook. */
export interface StoredDocument {
  readonly document: AutomationDocument;
  readonly version: string;
}

/** Reads runbooks from the cloud's own SSM. */
export class Documents {
  constructor(private readonly worker: PythonWorker, private readonly endpoint: string) {}

  /**
   * @throws Refusal when there is no such runbook or version, or it is no Automation document
   */
  async read(name: string, version: string | undefined, account: string, region: string): Promise<StoredDocument> {
    const credentials: Credentials = { accessKeyId: account };
    const found = await this.worker
      .ask({ service: 'ssm', api: 'GetDocument', parameters: { Name: name, ...(version && { DocumentVersion: version }) }, region, endpoint: this.endpoint, credentials })
      .catch((error: Error) => {
        const missingVersion = error.name === 'InvalidDocumentVersion';
        throw new Refusal(missingVersion ? 'AutomationDefinitionVersionNotFoundException' : 'AutomationDefinitionNotFoundException',
          `Automation definition ${name}${version ? `:${version}` : ''} does not exist.`);
      }) as { Content: string; DocumentVersion?: string; DocumentType?: string };
    if (found.DocumentType !== 'Automation') throw new Refusal('AutomationDefinitionNotFoundException', `${name} is a ${found.DocumentType} document, not an Automation document.`);
    return { document: readDocument(found.Content).document, version: found.DocumentVersion ?? '1' };
  }

  /** The runbooks that this one may start, by name, read ahead because an execution asks for them at once. */
  async children(document: AutomationDocument, account: string, region: string, depth = 1): Promise<Map<string, AutomationDocument>> {
    const names = walkSteps(document).filter(({ step }) => step.action === 'aws:executeAutomation').map(({ step }) => String(step.inputs?.['DocumentName'] ?? ''));
    const found = new Map<string, AutomationDocument>();
    if (depth > DEEPEST) return found;
    for (const name of new Set(names.filter((each) => each !== '' && !each.includes('{{')))) {
      const child = await this.read(name, undefined, account, region).catch(() => undefined);
      if (!child) continue;
      found.set(name, child.document);
      (await this.children(child.document, account, region, depth + 1)).forEach((each, inner) => found.set(inner, each));
    }
    return found;
  }
}
