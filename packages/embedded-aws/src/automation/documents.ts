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

/** Where a document lies. */
interface Place {
  readonly name: string;
  readonly owner: string;
  readonly region: string;
}

/** A document by its name, or by the ARN under which another account shares it. */
function placeOf(written: string, account: string, region: string): Place {
  const [, arnRegion = region, arnOwner = account, name] =
    /^arn:[^:]*:ssm:([^:]*):([^:]*):document\/(.*)$/.exec(written) ?? [];
  return { name: name ?? written, owner: arnOwner || account, region: arnRegion || region };
}

/** The name of a document that is given by name or ARN. */
export function documentName(written: string): string {
  return placeOf(written, '', '').name;
}

/** Reads runbooks from the cloud's own SSM. */
export class Documents {
  constructor(
    private readonly worker: PythonWorker,
    private readonly endpoint: string,
  ) {}

  /**
   * @param written its name, or its ARN where another account shares it:
   * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html (DocumentName)
   * @throws Refusal when there is no such runbook or version, it is not shared, or it is no Automation document
   */
  async read(written: string, version: string | undefined, account: string, region: string): Promise<StoredDocument> {
    const place = placeOf(written, account, region);
    const missing = () =>
      new Refusal('AutomationDefinitionNotFoundException', `Automation definition ${written} does not exist.`);
    if (place.owner !== account && !(await this.isShared(place, account))) throw missing();
    const found = (await this.ask('GetDocument', place, version ? { DocumentVersion: version } : {}).catch(
      (error: Error) => {
        if (error.name !== 'InvalidDocumentVersion') throw missing();
        throw new Refusal(
          'AutomationDefinitionVersionNotFoundException',
          `Automation definition ${written}:${version} does not exist.`,
        );
      },
    )) as { Content: string; DocumentVersion?: string; DocumentType?: string };
    if (found.DocumentType !== 'Automation')
      throw new Refusal(
        'AutomationDefinitionNotFoundException',
        `${written} is a ${found.DocumentType} document, not an Automation document.`,
      );
    return {
      document: readDocument(found.Content).document,
      version: found.DocumentVersion ?? '1',
      bytes: Buffer.byteLength(found.Content),
    };
  }

  /** Whether the owner shares the document with the account, or with all. */
  private async isShared(place: Place, account: string): Promise<boolean> {
    const { AccountIds = [] } = (await this.ask('DescribeDocumentPermission', place, { PermissionType: 'Share' }).catch(
      () => ({}),
    )) as { AccountIds?: string[] };
    return AccountIds.some((id) => id === account || id.toLowerCase() === 'all');
  }

  private ask(api: string, { name, owner, region }: Place, parameters: object): Promise<unknown> {
    return this.worker.ask({
      service: 'ssm',
      api,
      parameters: { Name: name, ...parameters },
      region,
      endpoint: this.endpoint,
      credentials: administratorOf(this.endpoint, owner),
    });
  }
}
