import { type PythonWorker } from '@nss/ssm-automation/ports';
import { type AutomationDocument, readDocument } from '@nss/ssm-automation';
import { administratorOf } from '../keys';
import { Refusal } from './refusal';

/** A stored runbook. */
export interface StoredDocument {
  readonly document: AutomationDocument;
  readonly version: string;
  /** Bytes of the content as it is stored. */
  readonly bytes: number;
}

/** Reads runbooks from the cloud's own SSM. */
export class Documents {
  constructor(
    private readonly worker: PythonWorker,
    private readonly endpoint: string,
  ) {}

  /**
   * @throws Refusal when there is no such runbook or version, or it is no Automation document
   */
  async read(name: string, version: string | undefined, account: string, region: string): Promise<StoredDocument> {
    const found = (await this.worker
      .ask({
        service: 'ssm',
        api: 'GetDocument',
        parameters: { Name: name, ...(version && { DocumentVersion: version }) },
        region,
        endpoint: this.endpoint,
        credentials: administratorOf(this.endpoint, account),
      })
      .catch((error: Error) => {
        const missingVersion = error.name === 'InvalidDocumentVersion';
        throw new Refusal(
          missingVersion ? 'AutomationDefinitionVersionNotFoundException' : 'AutomationDefinitionNotFoundException',
          `Automation definition ${name}${version ? `:${version}` : ''} does not exist.`,
        );
      })) as { Content: string; DocumentVersion?: string; DocumentType?: string };
    if (found.DocumentType !== 'Automation')
      throw new Refusal(
        'AutomationDefinitionNotFoundException',
        `${name} is a ${found.DocumentType} document, not an Automation document.`,
      );
    return {
      document: readDocument(found.Content).document,
      version: found.DocumentVersion ?? '1',
      bytes: Buffer.byteLength(found.Content),
    };
  }
}
