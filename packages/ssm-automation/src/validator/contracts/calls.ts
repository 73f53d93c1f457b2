import { type ActionName } from '../../document';
import { ANY, INTEGER, MAP, MAPS, TEXT, TEXTS } from '../values/shapes';
import { type ActionContract } from './action-contract';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html, and of the same form API_SendCommand.html */
const DOCUMENT_NAME = {
  expression: /^[\w\-.:/]{3,128}$/,
  example: 'AWS-RestartEC2Instance: 3 to 128 letters, digits, underscores, hyphens and dots, or an ARN',
  severity: 'warning',
} as const;
const DOCUMENT_VERSION = {
  expression: /^(\$(LATEST|DEFAULT)|[1-9]\d*)$/,
  example: '3, $DEFAULT or $LATEST',
  severity: 'warning',
} as const;
const CONCURRENCY = {
  expression: /^([1-9]\d*|[1-9]\d?%|100%)$/,
  example: '10 or 10%',
  severity: 'warning',
} as const;
const ERRORS = {
  expression: /^(0|[1-9]\d*|\d%|[1-9]\d%|100%)$/,
  example: '0, 10 or 10%',
  severity: 'warning',
} as const;

const API = { Service: { shape: TEXT, required: true }, Api: { shape: TEXT, required: true } } as const;

const PROPERTY = {
  ...API,
  PropertySelector: { shape: TEXT, required: true },
  DesiredValues: { shape: TEXTS, required: true },
} as const;

/** Actions that call APIs, run scripts and commands, or start something elsewhere. */
export const CALLING_ACTIONS = {
  'aws:executeAwsApi': { inputs: API, callsApi: true, outputs: { OutputPayload: 'any', Output: 'any' } },
  'aws:assertAwsResourceProperty': {
    inputs: PROPERTY,
    callsApi: true,
    outputs: { OutputPayload: 'any', Output: 'any' },
  },
  'aws:waitForAwsResourceProperty': {
    inputs: PROPERTY,
    callsApi: true,
    outputs: { OutputPayload: 'any', Output: 'any' },
  },
  'aws:executeScript': {
    inputs: {
      Runtime: {
        shape: TEXT,
        required: true,
        pattern: { expression: /^(python3\.\d+|PowerShell( Core)? \d+\.\d+)$/i, example: 'python3.11' },
      },
      Handler: { shape: TEXT },
      InputPayload: { shape: MAP },
      Script: { shape: TEXT },
      Attachment: { shape: TEXT },
    },
    atLeastOne: [['Script', 'Attachment']],
    outputs: { Payload: 'any', OutputPayload: 'any', Output: 'any' },
  },
  'aws:executeAutomation': {
    inputs: {
      DocumentName: { shape: TEXT, required: true, pattern: DOCUMENT_NAME },
      DocumentVersion: { shape: TEXT, pattern: DOCUMENT_VERSION },
      RuntimeParameters: { shape: MAP },
      MaxConcurrency: { shape: TEXT, pattern: CONCURRENCY },
      MaxErrors: { shape: TEXT, pattern: ERRORS },
      Tags: { shape: MAPS },
      TargetLocations: { shape: MAPS },
      TargetMaps: { shape: MAPS },
      TargetParameterName: { shape: TEXT },
      Targets: { shape: MAPS },
    },
    // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
    atMostOne: [['Targets', 'TargetMaps']],
    needs: { Targets: 'TargetParameterName' },
    outputs: { ExecutionId: 'String', Status: 'String', Output: 'any' },
  },
  'aws:executeStateMachine': {
    inputs: {
      stateMachineArn: { shape: TEXT, required: true },
      input: { shape: ANY },
      name: { shape: TEXT },
      traceHeader: { shape: TEXT },
    },
    outputs: {
      executionArn: 'String',
      input: 'any',
      name: 'String',
      output: 'any',
      startDate: 'String',
      stateMachineArn: 'String',
      status: 'String',
      stopDate: 'String',
    },
  },
  'aws:invokeLambdaFunction': {
    inputs: {
      FunctionName: { shape: TEXT, required: true },
      ClientContext: { shape: ANY },
      InputPayload: { shape: MAP },
      InvocationType: { shape: TEXT, values: ['Event', 'RequestResponse', 'DryRun'] },
      LogType: { shape: TEXT, values: ['None', 'Tail'] },
      Payload: { shape: ANY },
      Qualifier: { shape: TEXT },
    },
    outputs: {
      StatusCode: 'any',
      FunctionError: 'String',
      LogResult: 'String',
      Payload: 'any',
      // As of the other actions that call something; AWSSupport-TroubleshootGlueConnection reads it.
      OutputPayload: 'any',
    },
  },
  'aws:invokeWebhook': {
    inputs: { IntegrationName: { shape: TEXT, required: true }, Body: { shape: ANY } },
    outputs: { Response: 'any', ResponseCode: 'Integer' },
  },
  'aws:runCommand': {
    inputs: {
      DocumentName: { shape: TEXT, required: true, pattern: DOCUMENT_NAME },
      CloudWatchOutputConfig: { shape: MAP },
      Comment: { shape: TEXT },
      DocumentHash: { shape: TEXT },
      DocumentHashType: { shape: TEXT, values: ['Sha256', 'Sha1'] },
      DocumentVersion: { shape: TEXT, pattern: DOCUMENT_VERSION },
      InstanceIds: { shape: TEXTS },
      MaxConcurrency: { shape: TEXT, pattern: CONCURRENCY },
      MaxErrors: { shape: TEXT, pattern: ERRORS },
      NotificationConfig: { shape: MAP },
      OutputS3BucketName: { shape: TEXT },
      OutputS3KeyPrefix: { shape: TEXT },
      Parameters: { shape: MAP },
      PluginName: { shape: TEXT },
      ServiceRoleArn: { shape: TEXT },
      Targets: { shape: MAPS },
      TimeoutSeconds: { shape: INTEGER },
    },
    atLeastOne: [['InstanceIds', 'Targets']],
    outputs: { CommandId: 'String', Status: 'String', ResponseCode: 'any', Output: 'String', OutputPayload: 'any' },
  },
} as const satisfies Partial<Record<ActionName, ActionContract>>;
