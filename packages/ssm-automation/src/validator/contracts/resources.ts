import { type ActionName } from '../../document';
import { ANY, BOOLEAN, INTEGER, MAP, MAPS, TEXT, TEXTS } from '../values/shapes';
import { type ActionContract } from './action-contract';

const IMAGE = { ImageId: 'String', ImageState: 'String' } as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html (StackName), by name or by ARN */
const STACK_NAME = { expression: /^([a-zA-Z][-a-zA-Z0-9]{0,127}|arn:.+)$/, example: 'relay-1' } as const;

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runinstance.html (UserData) */
const BASE64 = {
  expression: /^\s*([A-Za-z0-9+/]{4}\s*)*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*$/,
  example: 'IyEvYmluL3NoCg==, which is Base64',
  severity: 'warning',
} as const;

/** Actions that make, change or delete resources. */
export const RESOURCE_ACTIONS = {
  'aws:changeInstanceState': {
    inputs: {
      InstanceIds: { shape: TEXTS, required: true },
      DesiredState: { shape: TEXT, required: true, values: ['running', 'stopped', 'terminated'] },
      CheckStateOnly: { shape: BOOLEAN },
      Force: { shape: BOOLEAN },
      AdditionalInfo: { shape: TEXT },
      // No page names it; AWS-StartEC2Instance gives it.
      FailOnUnexpectedStopped: { shape: BOOLEAN },
    },
    outputs: { InstanceIds: 'StringList', InstanceStates: 'any' },
  },
  'aws:copyImage': {
    inputs: {
      SourceImageId: { shape: TEXT, required: true },
      SourceRegion: { shape: TEXT, required: true },
      ImageName: { shape: TEXT, required: true },
      ClientToken: { shape: TEXT },
      Encrypted: { shape: BOOLEAN },
      ImageDescription: { shape: TEXT },
      KmsKeyId: { shape: TEXT },
    },
    outputs: IMAGE,
  },
  'aws:createImage': {
    inputs: {
      InstanceId: { shape: TEXT, required: true },
      ImageName: { shape: TEXT, required: true },
      BlockDeviceMappings: { shape: MAPS },
      ImageDescription: { shape: TEXT },
      NoReboot: { shape: BOOLEAN },
    },
    outputs: IMAGE,
  },
  'aws:createStack': {
    inputs: {
      StackName: { shape: TEXT, required: true, pattern: STACK_NAME },
      Capabilities: { shape: TEXTS, values: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] },
      ClientRequestToken: { shape: TEXT },
      DisableRollback: { shape: BOOLEAN },
      NotificationARNs: { shape: TEXTS },
      OnFailure: { shape: TEXT, values: ['DO_NOTHING', 'ROLLBACK', 'DELETE'] },
      OnStackFailure: { shape: TEXT, values: ['DO_NOTHING', 'ROLLBACK', 'DELETE'] },
      Parameters: { shape: MAPS },
      ResourceTypes: { shape: TEXTS },
      RoleARN: { shape: TEXT },
      StackPolicyBody: { shape: ANY },
      StackPolicyURL: { shape: TEXT },
      Tags: { shape: MAPS },
      TemplateBody: { shape: ANY },
      TemplateURL: { shape: TEXT },
      TimeoutInMinutes: { shape: INTEGER },
    },
    exactlyOne: [['TemplateBody', 'TemplateURL']],
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
    atMostOne: [
      ['DisableRollback', 'OnFailure'],
      ['DisableRollback', 'OnStackFailure'],
      ['StackPolicyBody', 'StackPolicyURL'],
    ],
    outputs: { StackId: 'String', StackStatus: 'String', StackStatusReason: 'String' },
  },
  'aws:createTags': {
    inputs: {
      ResourceIds: { shape: TEXTS, required: true },
      Tags: { shape: MAPS, required: true },
      // https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-createtag.html
      ResourceType: { shape: TEXT, values: ['EC2', 'ManagedInstance', 'MaintenanceWindow', 'Parameter'] },
    },
    outputs: {},
  },
  'aws:deleteImage': { inputs: { ImageId: { shape: TEXT, required: true } }, outputs: {} },
  'aws:deleteStack': {
    inputs: {
      StackName: { shape: TEXT, required: true },
      ClientRequestToken: { shape: TEXT },
      RetainResources: { shape: TEXTS },
      RoleARN: { shape: TEXT },
    },
    outputs: { StackId: 'String', StackStatus: 'String' },
  },
  'aws:runInstances': {
    inputs: {
      ImageId: { shape: TEXT, required: true },
      AdditionalInfo: { shape: TEXT },
      BlockDeviceMappings: { shape: MAPS },
      ClientToken: { shape: TEXT },
      DisableApiTermination: { shape: BOOLEAN },
      EbsOptimized: { shape: BOOLEAN },
      IamInstanceProfileArn: { shape: TEXT },
      IamInstanceProfileName: { shape: TEXT },
      InstanceInitiatedShutdownBehavior: { shape: TEXT, values: ['stop', 'terminate'] },
      InstanceType: { shape: TEXT },
      KernelId: { shape: TEXT },
      KeyName: { shape: TEXT },
      MaxInstanceCount: { shape: INTEGER },
      MetadataOptions: { shape: MAP },
      MinInstanceCount: { shape: INTEGER },
      Monitoring: { shape: BOOLEAN },
      NetworkInterfaces: { shape: MAPS },
      Placement: { shape: MAP },
      PrivateIpAddress: { shape: TEXT },
      RamdiskId: { shape: TEXT },
      SecurityGroupIds: { shape: TEXTS },
      SecurityGroups: { shape: TEXTS },
      SubnetId: { shape: TEXT },
      TagSpecifications: { shape: MAPS },
      UserData: { shape: TEXT, pattern: BASE64 },
    },
    outputs: { InstanceIds: 'StringList', InstanceStates: 'any' },
  },
} as const satisfies Partial<Record<ActionName, ActionContract>>;
