import { type ActionName } from './action-name';

/**
 * Greatest size of a document, with what its parameters are given when it starts.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html (Content)
 */
export const MAX_DOCUMENT_BYTES = 64 * 1024;

/** Parameters a document can be started with. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html */
export const MAX_PARAMETERS = 200;

/** Characters of a parameter's name, by the same page. */
export const MAX_PARAMETER_NAME_CHARACTERS = 50;

/** Files that can be attached to a runbook. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-document-script-considerations.html */
export const MAX_ATTACHMENTS = 5;

/** Bytes of what a script returns that come back. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html */
export const MAX_PAYLOAD_BYTES = 100 * 1024;

/** Items of a list that a script returns that come back, by the same page. */
export const MAX_PAYLOAD_ITEMS = 100;

/** Bytes of what a Lambda function returns that come back. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-lamb.html */
export const MAX_LAMBDA_PAYLOAD_BYTES = 200 * 1024;

/**
 * Characters of a command's output that Automation sees, its own marks included.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html (Output)
 */
export const MAX_COMMAND_OUTPUT_CHARACTERS = 2500;

/**
 * What a variable can be given: characters of a text, items of a StringList, items of a MapList, characters of a key.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html (Value)
 */
export const VARIABLE_LIMITS = { characters: 512, textItems: 50, mapItems: 200, keyCharacters: 50 } as const;

/**
 * Runtimes of scripts. AWS adds some from time to time, and takes old ones away.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html (Runtime)
 */
export const SCRIPT_RUNTIMES = [
  'python3.6',
  'python3.7',
  'python3.8',
  'python3.9',
  'python3.10',
  'python3.11',
  'PowerShell Core 6.0',
  'PowerShell 7.0',
  'PowerShell 7.4',
] as const;

/** Seconds the steps that a cancel leads to may take altogether. */
export const CANCEL_WORKFLOW_SECONDS = 120;

/** How long an attempt may take. */
export interface ActionTimeout {
  /** Seconds when the step gives no timeoutSeconds. @default - as long as AWS waits */
  readonly defaultSeconds?: number;
  /** Seconds after which it ends, whatever timeoutSeconds says. @default - what the step says */
  readonly maxSeconds?: number;
  /** The greatest timeoutSeconds there may be. @default - any */
  readonly mostAsked?: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Timeouts that the actions' own pages document; actions without an entry wait as long as AWS does. */
export const ACTION_TIMEOUTS: Readonly<Partial<Record<ActionName, ActionTimeout>>> = {
  'aws:approve': { defaultSeconds: 7 * DAY, mostAsked: 30 * DAY },
  'aws:assertAwsResourceProperty': { defaultSeconds: HOUR },
  'aws:changeInstanceState': { defaultSeconds: HOUR },
  // One API call; a longer timeoutSeconds changes nothing.
  'aws:executeAwsApi': { defaultSeconds: 25, maxSeconds: 25 },
  'aws:executeScript': { defaultSeconds: 600, maxSeconds: 600 },
  'aws:invokeLambdaFunction': { defaultSeconds: 300, maxSeconds: 300 },
  'aws:pause': { defaultSeconds: 7 * DAY, mostAsked: 30 * DAY },
  'aws:waitForAwsResourceProperty': { defaultSeconds: HOUR },
};

/**
 * Actions that `onCancel: step:X` cannot lead to.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html#onCan
 */
export const NOT_AFTER_CANCEL: ReadonlySet<ActionName> = new Set<ActionName>([
  'aws:approve',
  'aws:copyImage',
  'aws:createImage',
  'aws:createStack',
  'aws:createTags',
  'aws:loop',
  'aws:pause',
  'aws:runInstances',
  'aws:sleep',
]);
