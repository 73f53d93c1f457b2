import { createHash } from 'node:crypto';
import {
  CloudFormationClient,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  paginateDescribeStacks,
} from '@aws-sdk/client-cloudformation';
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  GetAutomationExecutionCommand,
  paginateDescribeAutomationExecutions,
  paginateGetParametersByPath,
  paginateListCommandInvocations,
  paginateListCommands,
  GetCommandInvocationCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { type Place } from './search';

/** Where an account is, and who asks there. */
interface Client {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Ended: what is read once does not change any more. */
const ENDED = /^(Success|Failed|TimedOut|Cancelled|CompletedWithSuccess|CompletedWithFailure)$/;

/** Stands for a text, whatever its length. */
function digestOf(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/**
 * What an account keeps and shows of a deployment, but for what is there to hold secrets: Secrets Manager, the virtual interface and its key of BGP, the VPN
 * connection and its keys, the subscriptions of the topic, and the buckets of certificate packages.
 */
export class AccountRecords {
  /**
   * @param label `dev`, for the names of places
   * @param client of the account
   * @param seen what was given already and is final; whoever looks on in another process hands it over @default - nothing was
   */
  constructor(
    private readonly label: string,
    private readonly client: Client,
    private readonly seen = new Set<string>(),
  ) {}

  /** Executions and commands of Systems Manager, parameters, logs, objects and the trail: what came since this was asked last, and what may still change. */
  async *news(): AsyncGenerator<Place> {
    yield* this.executions();
    yield* this.commands();
    yield* this.parameters();
    yield* this.logs();
    yield* this.objects();
    const { Events = [] } = await new CloudTrailClient(this.client).send(new LookupEventsCommand({ MaxResults: 50 }));
    yield this.place(
      'trail',
      Events.map(({ CloudTrailEvent }) => CloudTrailEvent),
    );
  }

  /** Templates, parameters, outputs and events of every stack. */
  async *stacks(): AsyncGenerator<Place> {
    const client = new CloudFormationClient(this.client);
    for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
      for (const stack of Stacks) {
        const StackName = stack.StackName ?? '';
        yield this.place(`stack ${StackName}`, stack);
        yield this.place(
          `template of ${StackName}`,
          (await client.send(new GetTemplateCommand({ StackName }))).TemplateBody,
        );
        for await (const { StackEvents } of paginateDescribeStackEvents({ client }, { StackName }))
          yield this.place(`events of ${StackName}`, StackEvents);
      }
    }
  }

  private place(name: string, content: unknown): Place {
    return {
      name: `${this.label}: ${name}`,
      content: Buffer.isBuffer(content) ? content : (JSON.stringify(content) ?? ''),
    };
  }

  private isNew(id: string, isFinal: boolean): boolean {
    const named = `${this.label} ${id}`;
    if (this.seen.has(named)) return false;
    if (isFinal) this.seen.add(named);
    return true;
  }

  private async *executions(): AsyncGenerator<Place> {
    const client = new SSMClient(this.client);
    for await (const { AutomationExecutionMetadataList = [] } of paginateDescribeAutomationExecutions({ client }, {})) {
      for (const {
        AutomationExecutionId: id = '',
        AutomationExecutionStatus: status = '',
      } of AutomationExecutionMetadataList) {
        if (this.isNew(id, ENDED.test(status)))
          yield this.place(
            `execution ${id}`,
            (await client.send(new GetAutomationExecutionCommand({ AutomationExecutionId: id }))).AutomationExecution,
          );
      }
    }
  }

  private async *commands(): AsyncGenerator<Place> {
    const client = new SSMClient(this.client);
    for await (const { Commands = [] } of paginateListCommands({ client }, {})) {
      for (const command of Commands.filter(({ CommandId = '', Status = '' }) =>
        this.isNew(CommandId, ENDED.test(Status)),
      )) {
        yield this.place(`command ${command.CommandId}`, command);
        for await (const { CommandInvocations = [] } of paginateListCommandInvocations(
          { client },
          { CommandId: command.CommandId, Details: true },
        )) {
          yield this.place(`invocations of ${command.CommandId}`, CommandInvocations);
          for (const { CommandId, InstanceId } of CommandInvocations)
            yield this.place(
              `answer to ${CommandId}`,
              await client.send(new GetCommandInvocationCommand({ CommandId, InstanceId })),
            );
        }
      }
    }
  }

  private async *parameters(): AsyncGenerator<Place> {
    const client = new SSMClient(this.client);
    for await (const { Parameters } of paginateGetParametersByPath(
      { client },
      { Path: '/', Recursive: true, WithDecryption: true },
    ))
      yield this.place('parameters', Parameters);
  }

  private async *logs(): AsyncGenerator<Place> {
    const client = new CloudWatchLogsClient(this.client);
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client }, {})) {
      for (const { logGroupName } of logGroups) {
        for await (const { events = [] } of paginateFilterLogEvents({ client }, { logGroupName })) {
          // By all that it says: events come late, and with times of their own, so that no moment parts the old from the new.
          const fresh = events.filter((event) => this.isNew(`event ${digestOf(logGroupName, event)}`, true));
          if (fresh.length > 0) yield this.place(`log group ${logGroupName}`, fresh);
        }
      }
    }
  }

  private async *objects(): AsyncGenerator<Place> {
    const client = new S3Client({ ...this.client, forcePathStyle: true });
    const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
    for (const { Name: Bucket = '' } of Buckets.filter(({ Name = '' }) => !Name.includes('-certificates-'))) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket })) {
        for (const { Key, ETag } of Contents.filter((each) => this.isNew(`${Bucket} ${each.Key} ${each.ETag}`, true))) {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, IfMatch: ETag }));
          yield this.place(`object ${Bucket}/${Key}`, Buffer.from((await Body?.transformToByteArray()) ?? []));
        }
      }
    }
  }
}
