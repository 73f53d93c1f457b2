import { type ActionName, type Step } from '../document';
import { contractOf } from '../validator/contracts';
import { scriptOutputs } from './script-outputs';
import { type StepCall } from './step-call';

/** A function whose options are the action's inputs, with a small letter where no other name is given. */
interface AlikeCall {
  readonly call: string;
  /** Inputs that it takes. @default - all that the action has */
  readonly takes?: readonly string[];
  /** Options by input. @default - none has another name */
  readonly names?: Readonly<Record<string, string>>;
  /** Whether outputs may be declared. @default false */
  readonly returns?: true;
  /** Groups of inputs of which a step has one, as the builder's types ask for it. @default - none */
  readonly one?: readonly string[];
}

const ALIKE: Partial<Record<ActionName, AlikeCall>> = {
  'aws:approve': { call: 'approve', takes: ['Approvers', 'Message', 'MinRequiredApprovals', 'NotificationArn'] },
  'aws:changeInstanceState': {
    call: 'changeInstanceState',
    takes: ['InstanceIds', 'DesiredState', 'CheckStateOnly', 'Force', 'AdditionalInfo'],
  },
  'aws:copyImage': { call: 'copyImage' },
  'aws:createImage': { call: 'createImage' },
  'aws:createStack': {
    call: 'createStack',
    names: {
      TemplateURL: 'templateUrl',
      RoleARN: 'roleArn',
      NotificationARNs: 'notificationArns',
      StackPolicyURL: 'stackPolicyUrl',
    },
    takes: [
      ...[
        'StackName',
        'TemplateBody',
        'TemplateURL',
        'Parameters',
        'Capabilities',
        'Tags',
        'RoleARN',
        'OnStackFailure',
      ],
      ...['TimeoutInMinutes', 'NotificationARNs', 'ResourceTypes', 'StackPolicyBody', 'StackPolicyURL'],
      'ClientRequestToken',
    ],
    one: ['TemplateBody', 'TemplateURL'],
  },
  'aws:deleteImage': { call: 'deleteImage' },
  'aws:deleteStack': {
    call: 'deleteStack',
    names: { RoleARN: 'roleArn' },
    takes: ['StackName', 'RetainResources', 'RoleARN', 'ClientRequestToken'],
  },
  'aws:executeStateMachine': {
    call: 'executeStateMachine',
    names: { name: 'executionName' },
    takes: ['stateMachineArn', 'input', 'name', 'traceHeader'],
  },
  'aws:invokeLambdaFunction': { call: 'invokeLambdaFunction', returns: true },
  'aws:invokeWebhook': { call: 'invokeWebhook' },
  'aws:pause': { call: 'pause' },
  'aws:runInstances': {
    call: 'runInstances',
    takes: [
      ...['ImageId', 'InstanceType', 'MinInstanceCount', 'MaxInstanceCount', 'SubnetId', 'SecurityGroupIds', 'KeyName'],
      ...['SecurityGroups', 'IamInstanceProfileName', 'IamInstanceProfileArn', 'UserData', 'TagSpecifications'],
      ...['BlockDeviceMappings', 'NetworkInterfaces', 'MetadataOptions', 'Placement', 'PrivateIpAddress', 'KernelId'],
      ...['InstanceInitiatedShutdownBehavior', 'DisableApiTermination', 'EbsOptimized', 'Monitoring', 'ClientToken'],
      ...['AdditionalInfo', 'RamdiskId'],
    ],
  },
};

/** The call of an action whose function takes its inputs as they are; undefined for another one, and where what it needs is not there. */
export function alikeCall(inputs: Readonly<Record<string, unknown>>, { action, outputs }: Step): StepCall | undefined {
  const alike = Object.hasOwn(ALIKE, action) ? ALIKE[action] : undefined;
  const contract = contractOf(action);
  if (!alike || !contract || (outputs !== undefined && !alike.returns)) return undefined;
  const takes = alike.takes ?? Object.keys(contract.inputs);
  const needed = Object.keys(contract.inputs).filter((name) => contract.inputs[name]?.required);
  const returned = scriptOutputs(outputs);
  if (!returned || !Object.keys(inputs).every((name) => takes.includes(name))) return undefined;
  if (!needed.every((name) => name in inputs)) return undefined;
  if (alike.one && alike.one.filter((name) => name in inputs).length !== 1) return undefined;
  const options = Object.entries(inputs).map(([name, value]) => [optionName(alike, name), value] as const);
  return {
    call: alike.call,
    options: { ...Object.fromEntries(options), ...(outputs !== undefined && { outputs: returned }) },
  };
}

function optionName({ names = {} }: AlikeCall, input: string): string {
  return Object.hasOwn(names, input) ? (names[input] as string) : input.charAt(0).toLowerCase() + input.slice(1);
}
