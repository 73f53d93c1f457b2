import { type GetExecutionPreviewResponse } from '@aws-sdk/client-ssm';
import { walkSteps } from '@nss/ssm-automation';
import { type Documents } from './documents';
import { Refusal } from './refusal';
import { type StartRequest } from './start-execution';

/** What a step does to resources. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionPreview.html */
type Impact = 'Mutating' | 'NonMutating' | 'Undetermined';

/** Actions that do nothing to a resource. */
const WITHOUT_IMPACT = new Set([
  'aws:approve',
  'aws:assertAwsResourceProperty',
  'aws:branch',
  'aws:loop',
  'aws:pause',
  'aws:sleep',
  'aws:updateVariable',
  'aws:waitForAwsResourceProperty',
]);
/** Actions that hand work to another service, or may do anything. */
const OF_UNKNOWN_IMPACT = new Set([
  'aws:executeAutomation',
  'aws:executeScript',
  'aws:executeStateMachine',
  'aws:invokeLambdaFunction',
  'aws:invokeWebhook',
  'aws:runCommand',
]);

function impact(action: string, api: unknown): Impact {
  if (OF_UNKNOWN_IMPACT.has(action)) return 'Undetermined';
  if (WITHOUT_IMPACT.has(action)) return 'NonMutating';
  return action === 'aws:executeAwsApi' && /^(describe|get|list)/i.test(String(api)) ? 'NonMutating' : 'Mutating';
}

/** What StartExecutionPreview takes. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartExecutionPreview.html */
export interface PreviewRequest {
  readonly DocumentName: string;
  readonly DocumentVersion?: string;
  readonly ExecutionInputs?: {
    readonly Automation?: Pick<StartRequest, 'Parameters' | 'TargetParameterName' | 'Targets' | 'TargetLocations'>;
  };
}

/** Where a preview is asked for. */
interface Place {
  readonly account: string;
  readonly region: string;
}

interface Preview extends Place {
  readonly answer: GetExecutionPreviewResponse;
}

/** Previews of executions: what its steps would do, without doing it. Each is done at once. */
export class Previews {
  private readonly all = new Map<string, Preview>();

  constructor(private readonly documents: Documents) {}

  /** @throws Refusal for a document that there is not */
  async start(
    { DocumentName, DocumentVersion, ExecutionInputs }: PreviewRequest,
    { account, region }: Place,
  ): Promise<{ readonly ExecutionPreviewId: string }> {
    const { Targets = [], TargetLocations: locations = [{}] } = ExecutionInputs?.Automation ?? {};
    const targets = Targets.flatMap(({ Values }) => Values);
    const { document } = await this.documents
      .read(DocumentName, DocumentVersion, account, region)
      .catch(({ message }: Error) => {
        // The operation knows no other error for it.
        throw new Refusal('ValidationException', message);
      });
    const StepPreviews: Partial<Record<Impact, number>> = {};
    for (const { step } of walkSteps(document)) {
      const kind = impact(step.action, step.inputs?.['Api']);
      StepPreviews[kind] = (StepPreviews[kind] ?? 0) + 1;
    }
    const ExecutionPreviewId = crypto.randomUUID();
    const accounts = new Set(locations.flatMap(({ Accounts = [account] }) => Accounts));
    const answer: GetExecutionPreviewResponse = {
      ExecutionPreviewId,
      EndedAt: new Date(),
      Status: 'Success',
      ExecutionPreview: {
        Automation: {
          StepPreviews,
          Regions: [...new Set(locations.flatMap(({ Regions = [region] }) => Regions))],
          TargetPreviews: targets.length > 0 ? [{ Count: targets.length, TargetType: 'ParameterValues' }] : [],
          TotalAccounts: accounts.size,
        },
      },
    };
    this.all.set(ExecutionPreviewId, { account, region, answer });
    return { ExecutionPreviewId };
  }

  /** @throws Refusal when there is none with this id in the account and region */
  get(id: string, { account, region }: Place): GetExecutionPreviewResponse {
    const found = this.all.get(id);
    if (!found || found.account !== account || found.region !== region)
      throw new Refusal('ResourceNotFoundException', `Execution preview ${id} does not exist.`);
    return found.answer;
  }
}
