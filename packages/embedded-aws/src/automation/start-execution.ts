import { type PythonWorker } from '@nss/ssm-automation/ports';
import {
  type AwsContext,
  InvalidAutomationExecutionParameters,
  InvalidTarget,
  MAX_DOCUMENT_BYTES,
  type RunningAutomation,
  VirtualClock,
  startAutomation,
  startRateControlled,
} from '@nss/ssm-automation';
import { type Credentials, awsPort } from './aws-port';
import { CloudTime } from './cloud-time';
import { documentName, type Documents } from './documents';
import { type HeldExecution, type Repeatable } from './executions';
import { Refusal } from './refusal';
import { requireStart, roleCredentials, type RolePassing } from './role-credentials';
import { scriptPort } from './script-port';
import { type Staging } from './staging';
import { allowed, type Tag } from './tags';

/** What StartAutomationExecution takes. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export interface StartRequest {
  readonly DocumentName: string;
  readonly DocumentVersion?: string;
  readonly Parameters?: Readonly<Record<string, readonly string[]>>;
  readonly ClientToken?: string;
  readonly Mode?: 'Auto' | 'Interactive';
  readonly TargetParameterName?: string;
  readonly Targets?: readonly { readonly Key: string; readonly Values: readonly string[] }[];
  readonly TargetMaps?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly TargetLocations?: readonly { readonly Accounts?: readonly string[]; readonly Regions?: readonly string[] }[];
  readonly MaxConcurrency?: string;
  readonly MaxErrors?: string;
  readonly Tags?: readonly Tag[];
}

/** Everything an execution is started with. */
export interface StartSurroundings {
  readonly endpoint: string;
  readonly calls: PythonWorker;
  readonly scripts: PythonWorker;
  readonly documents: Documents;
  readonly staging: Staging;
  /** Whether an execution that waits for a person stops the clock. */
  readonly waitsForPeople: () => boolean;
  /** Told of the execution and of every one it starts. */
  readonly keep: (execution: HeldExecution) => void;
}

/** Who started it and where. */
export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** ARN, for the record. */
  readonly name: string;
}

/**
 * Starts an execution with the caller's rights, or with those of the role its document names.
 * @throws Refusal as AWS does, before anything runs
 */
export async function startExecution(
  request: StartRequest,
  caller: Caller,
  around: StartSurroundings,
  repeatable?: Repeatable,
): Promise<HeldExecution> {
  const { account, region } = caller;
  const { endpoint } = around;
  const name = documentName(request.DocumentName);
  const {
    document,
    version: found,
    bytes,
  } = await around.documents.read(request.DocumentName, request.DocumentVersion, account, region);
  requireSize(bytes, request.Parameters);
  const tags = allowed(request.Tags ?? []);
  const family: RunningAutomation[] = [];
  const roles = new Map<string, Promise<Credentials>>();
  const credentialsFor = ({ accountId, region: where, assumeRole }: AwsContext): Promise<Credentials> => {
    if (!assumeRole) return Promise.resolve(caller.credentials);
    return pass(assumeRole, { account: accountId, region: where, caller: caller.credentials });
  };
  const pass = (roleArn: string, by: Omit<RolePassing, 'roleArn'>): Promise<Credentials> => {
    const known = roles.get(roleArn) ?? roleCredentials(endpoint, { roleArn, ...by });
    roles.set(roleArn, known);
    return known;
  };
  const isWaiting = () => family.some((each) => each.describe().AutomationExecutionStatus === 'Waiting');
  const mayMove = () =>
    around.staging.mayMove({ documentName: name, stepName: family[0]?.describe().CurrentStepName }, () =>
      clock.lookAgain(),
    );
  const clock: VirtualClock = new VirtualClock(
    new Date(),
    () => !(around.waitsForPeople() && isWaiting()) && mayMove(),
  );
  const role = roleOf(document, request.Parameters);
  const cloudTime = new CloudTime(endpoint, clock);
  const aws = cloudTime.aws(awsPort({ worker: around.calls, endpoint, credentialsFor }));
  const script = cloudTime.script(
    scriptPort({ worker: around.scripts, endpoint, clock: cloudTime.clock(), credentialsFor }),
  );
  const ports = {
    aws: around.staging.aws(aws, clock),
    script: around.staging.script(script, clock),
    clock,
    documents: {
      // A child is started with the rights of its parent, which has to be allowed to, and to pass the child's role.
      find: async (child: string, childVersion: string | undefined, context: AwsContext, tags: readonly Tag[]) => {
        const by = { account: context.accountId, region: context.region, caller: await credentialsFor(context) };
        await requireStart(endpoint, { documentName: documentName(child), tags: allowed(tags), ...by });
        const { document: content } = await around.documents.read(
          child,
          childVersion,
          context.accountId,
          context.region,
        );
        const childRole = roleOf(content, undefined);
        if (childRole) await pass(childRole, by);
        return content;
      },
      started: (
        child: RunningAutomation,
        { accountId, region: where, assumeRole }: Pick<AwsContext, 'accountId' | 'region' | 'assumeRole'>,
        { tags }: { readonly tags: readonly Tag[] },
      ) => {
        family.push(child);
        around.keep({
          running: child,
          clock,
          account: accountId,
          region: where,
          executedBy: assumeRole ?? caller.name,
          tags,
        });
      },
    },
    targets: {
      find: async (target: { Key: string; Values: readonly string[] }, context: AwsContext) =>
        findInstances(await aws.call('ec2', 'DescribeInstances', instanceFilter(target), context)),
    },
  };
  const what = {
    document,
    documentName: name,
    documentVersion: found,
    mode: request.Mode ?? 'Auto',
    parameters: request.Parameters ?? {},
    accountId: account,
    region,
  };
  try {
    if (role) await credentialsFor({ accountId: account, region, assumeRole: role });
    const isRateControlled =
      request.Targets?.length ||
      request.TargetMaps?.length ||
      request.TargetLocations?.length ||
      request.TargetParameterName !== undefined;
    const running = isRateControlled
      ? startRateControlled(
          {
            ...what,
            targetParameterName: request.TargetParameterName,
            targets: request.Targets?.length ? request.Targets : undefined,
            targetMaps: request.TargetMaps?.length ? request.TargetMaps : undefined,
            targetLocations: request.TargetLocations,
            maxConcurrency: request.MaxConcurrency,
            maxErrors: request.MaxErrors,
          },
          ports,
        )
      : startAutomation(what, ports);
    family.push(running);
    const held = {
      running,
      clock,
      account,
      region,
      executedBy: caller.name,
      repeatable,
      tags,
    };
    around.keep(held);
    return held;
  } catch (error) {
    if (error instanceof InvalidTarget) throw new Refusal(error.name, error.message);
    if (error instanceof InvalidAutomationExecutionParameters)
      throw new Refusal('InvalidAutomationExecutionParametersException', error.message);
    throw error;
  }
}

/** "This quota also includes the content specified for input parameters at runtime": API_CreateDocument.html (Content). */
function requireSize(documentBytes: number, given: StartRequest['Parameters'] = {}): void {
  const bytes = documentBytes + Buffer.byteLength(Object.values(given).flat().join(''));
  if (bytes <= MAX_DOCUMENT_BYTES) return;
  throw new Refusal(
    'InvalidAutomationExecutionParametersException',
    `The document and the values of its parameters have ${bytes} bytes together; there may be ${MAX_DOCUMENT_BYTES}.`,
  );
}

/** The role a document acts with, where it names one directly or by a parameter. */
function roleOf(
  {
    assumeRole,
    parameters,
  }: { readonly assumeRole?: string; readonly parameters?: Readonly<Record<string, { readonly default?: unknown }>> },
  given: StartRequest['Parameters'],
): string | undefined {
  const name = /^\{\{\s*(\w+)\s*\}\}$/.exec(assumeRole ?? '')?.[1];
  const role = name === undefined ? assumeRole : (given?.[name]?.[0] ?? parameters?.[name]?.default);
  return role ? String(role) : undefined;
}

function instanceFilter({
  Key,
  Values,
}: {
  readonly Key: string;
  readonly Values: readonly string[];
}): Record<string, unknown> {
  return Key === 'InstanceIds' ? { InstanceIds: Values } : { Filters: [{ Name: Key, Values }] };
}

function findInstances(response: unknown): string[] {
  const { Reservations = [] } = response as { Reservations?: { Instances: { InstanceId: string }[] }[] };
  return Reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId));
}
