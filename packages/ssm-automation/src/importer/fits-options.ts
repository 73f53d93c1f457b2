import { type PlainType } from '../document';
import { type StepOptions } from '../builder';
import { isMap } from '../validator/values/kind';
import * as fits from './fits';
import { type Fits } from './fits';

const { text, texts, integer, boolean, writtenText, writtenInteger, writtenBoolean, oneOf, listOf, mapOf } = fits;

/** What every step may say. */
const COMMON: Readonly<Record<keyof StepOptions, Fits>> = {
  description: writtenText,
  timeoutSeconds: integer,
  maxAttempts: writtenInteger,
  onFailure: (value) => typeof value === 'string' && /^(Abort$|Continue$|step:)/.test(value),
  onCancel: (value) => typeof value === 'string' && /^(Abort$|step:)/.test(value),
  isCritical: writtenBoolean,
  isEnd: writtenBoolean,
  nextStep: writtenText,
};

const TARGETS = listOf(fits.members({ key: writtenText, values: texts }));
const RATE_CONTROL = { targets: TARGETS, maxConcurrency: text, maxErrors: text };
const IMAGE = { imageName: text, imageDescription: text };
const VALUE = fits.either(text, integer, boolean, texts);

/** What the compiler takes as an option of each function; an option that is not here is one that it is not asked about. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, Fits>>>> = {
  approve: { approvers: texts, message: writtenText, minRequiredApprovals: writtenInteger, notificationArn: text },
  branch: { choices: listOf(isChoice), otherwise: writtenText },
  changeInstanceState: {
    instanceIds: texts,
    desiredState: oneOf('running', 'stopped', 'terminated'),
    checkStateOnly: writtenBoolean,
    force: writtenBoolean,
    additionalInfo: text,
  },
  copyImage: {
    ...IMAGE,
    sourceImageId: text,
    sourceRegion: text,
    encrypted: boolean,
    kmsKeyId: text,
    clientToken: text,
  },
  createImage: { ...IMAGE, instanceId: text, noReboot: writtenBoolean },
  createStack: {
    ...{ stackName: text, templateUrl: text, templateBody: fits.either(text, (value) => isMap(value)), roleArn: text },
    ...{ capabilities: texts, timeoutInMinutes: integer, notificationArns: texts, resourceTypes: texts },
    ...{ onStackFailure: oneOf('DO_NOTHING', 'ROLLBACK', 'DELETE'), stackPolicyBody: text, stackPolicyUrl: text },
    clientRequestToken: text,
  },
  createTags: {
    resourceType: oneOf('EC2', 'ManagedInstance', 'MaintenanceWindow', 'Parameter'),
    resourceIds: texts,
    tags: listOf(fits.members({ key: text, value: text })),
  },
  deleteImage: { imageId: text },
  deleteStack: { stackName: text, retainResources: texts, roleArn: text, clientRequestToken: text },
  executeAutomation: {
    ...RATE_CONTROL,
    ...{ documentName: writtenText, documentVersion: writtenText, targetParameterName: writtenText },
    ...{ runtimeParameters: mapOf(VALUE), targetMaps: listOf(mapOf(texts)) },
  },
  executeScript: {
    ...{ runtime: fits.anything, handler: writtenText, script: writtenText, attachment: writtenText },
    ...{ outputs: fits.anything, inputPayload: mapOf(fits.either(fits.anyReference, isPayload)) },
  },
  executeStateMachine: { stateMachineArn: text, input: text, executionName: text, traceHeader: text },
  invokeLambdaFunction: {
    ...{ functionName: text, payload: text, qualifier: text, clientContext: text, outputs: fits.anything },
    ...{ inputPayload: (value) => isMap(value), logType: oneOf('None', 'Tail') },
    invocationType: oneOf('Event', 'RequestResponse', 'DryRun'),
  },
  invokeWebhook: { integrationName: text, body: text },
  runCommand: {
    ...RATE_CONTROL,
    ...{ documentName: writtenText, documentVersion: writtenText, instanceIds: texts, parameters: mapOf(texts) },
    ...{ deliveryTimeoutSeconds: writtenInteger, cloudWatchLogGroup: text, comment: text },
    outputS3: fits.members({ bucket: writtenText, prefix: writtenText }),
  },
  runInstances: {
    ...{ imageId: text, instanceType: text, subnetId: text, iamInstanceProfileName: text, iamInstanceProfileArn: text },
    ...{ minInstanceCount: integer, maxInstanceCount: integer, securityGroupIds: texts, securityGroups: texts },
    ...{ keyName: text, userData: text, privateIpAddress: text, clientToken: text, additionalInfo: text },
    ...{ instanceInitiatedShutdownBehavior: oneOf('stop', 'terminate'), disableApiTermination: boolean },
    ...{ ebsOptimized: boolean, monitoring: boolean, kernelId: text, ramdiskId: text },
  },
  sleep: { seconds: writtenInteger, until: text },
};

const OF_TYPE: Partial<Record<PlainType, Fits>> = {
  String: text,
  StringList: texts,
  Integer: integer,
  Boolean: boolean,
};

/** Whether the compiler takes a value for a variable of a type. */
export function fitsVariable(type: PlainType | undefined): Fits {
  return (type && OF_TYPE[type]) ?? (() => false);
}

/** Whether the compiler takes a value as an option; one that is not known here is marked in the code. */
export function fitsOption(call: string, option: string): Fits {
  return COMMON[option as keyof StepOptions] ?? OPTIONS[call]?.[option] ?? (() => false);
}

function isPayload(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || Array.isArray(value);
}

const OPERATORS: readonly (readonly [RegExp, Fits, Fits])[] = [
  [/^(StringEquals|EqualsIgnoreCase|StartsWith|EndsWith|Contains)$/, fits.refOnly('String'), text],
  [/^Numeric(Equals|Greater|Lesser|GreaterOrEquals|LesserOrEquals)$/, fits.refOnly('Integer'), integer],
  [/^BooleanEquals$/, fits.refOnly('Boolean'), boolean],
];

function isChoice(value: unknown, typeOf: fits.TypeOf): boolean {
  return isMap(value) && isCondition(value['when'], typeOf) && writtenText(value['to'], typeOf);
}

/** A condition whose operator fits the type of its variable. */
function isCondition(value: unknown, typeOf: fits.TypeOf): boolean {
  if (!isMap(value)) return false;
  const { Variable, ...rest } = value;
  const [[operator, operand] = ['', undefined], ...others] = Object.entries(rest);
  if (others.length > 0) return false;
  if (Variable === undefined) {
    if (operator === 'Not') return isCondition(operand, typeOf);
    return ['And', 'Or'].includes(operator) && listOf(isCondition)(operand, typeOf);
  }
  return OPERATORS.some(
    ([names, isVariable, isOperand]) =>
      names.test(operator) && isVariable(Variable, typeOf) && isOperand(operand, typeOf),
  );
}
