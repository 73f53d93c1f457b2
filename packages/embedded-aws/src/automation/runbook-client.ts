import {
  type AutomationExecution,
  CreateDocumentCommand,
  GetAutomationExecutionCommand,
  SSMClient,
  type StartAutomationExecutionCommandInput,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { administratorOf } from '../keys';

/** For tests: stores runbooks as an account's administrator, starts them and waits for what becomes of them. */
export class RunbookClient {
  readonly ssm: SSMClient;
  private stored = 0;

  constructor(
    readonly endpoint: string,
    readonly account = '111111111111',
    readonly region = 'eu-central-1',
  ) {
    this.ssm = new SSMClient({ endpoint, region, credentials: administratorOf(endpoint, account) });
  }

  /** Stores a runbook under a name of its own. */
  async store(content: object): Promise<string> {
    const Name = `runbook-${++this.stored}`;
    const Content = JSON.stringify({ schemaVersion: '0.3', ...content });
    const form = { DocumentType: 'Automation', DocumentFormat: 'JSON' } as const;
    await this.ssm.send(new CreateDocumentCommand({ Name, Content, ...form }));
    return Name;
  }

  /** Stores a runbook and starts it. @returns the id of the execution */
  async start(content: object, request: Partial<StartAutomationExecutionCommandInput> = {}): Promise<string> {
    const DocumentName = request.DocumentName ?? (await this.store(content));
    const started = await this.ssm.send(new StartAutomationExecutionCommand({ ...request, DocumentName }));
    return started.AutomationExecutionId ?? '';
  }

  /** The execution once it has such a status. @throws Error when that does not happen within 10 s */
  async until(AutomationExecutionId: string, wanted: RegExp): Promise<AutomationExecution> {
    for (let look = 0; look < 400; look++) {
      const { AutomationExecution: found } = await this.ssm.send(
        new GetAutomationExecutionCommand({ AutomationExecutionId }),
      );
      if (found && wanted.test(found.AutomationExecutionStatus ?? '')) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`${AutomationExecutionId} did not become ${wanted}`);
  }

  /** The execution once it has ended. */
  ended(id: string): Promise<AutomationExecution> {
    return this.until(id, /^(Success|Failed|Cancelled|TimedOut|Rejected)$/);
  }
}
