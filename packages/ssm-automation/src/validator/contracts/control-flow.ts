import { type ActionName } from '../../document';
import { ANY, INTEGER, TEXT, TEXTS } from '../values/shapes';
import { type ActionContract } from './action-contract';

const DURATION = { expression: /^P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/, example: 'PT10M' };

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html (Timestamp) */
const TIMESTAMP = {
  expression: /^\d{4}-?\d{2}-?\d{2}([T ]\d{2}(:?\d{2}(:?\d{2}([.,]\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/,
  example: '2030-01-01T01:00:00Z',
} as const;

/**
 * A topic that Automation may publish to has a name that begins with the service's own.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html (NotificationArn)
 */
const APPROVAL_TOPIC = {
  expression: /^(?!arn:)|:Automation[^:]*$/,
  example: 'arn:aws:sns:us-east-1:111122223333:AutomationApprovals',
  severity: 'warning',
} as const;

/** Actions that decide, wait or ask. */
export const CONTROL_FLOW_ACTIONS = {
  'aws:approve': {
    inputs: {
      Approvers: { shape: TEXTS, required: true },
      Message: { shape: TEXT },
      MinRequiredApprovals: { shape: INTEGER },
      NotificationArn: { shape: TEXT, pattern: APPROVAL_TOPIC },
    },
    outputs: { ApprovalStatus: 'String', ApproverDecisions: 'any' },
  },
  // What Choices hold has a rule of its own.
  'aws:branch': {
    inputs: { Choices: { shape: ANY, required: true }, Default: { shape: TEXT } },
    // Read by AWSSupport-TroubleshootWindowsUpdate.
    outputs: { NextStep: 'String' },
  },
  'aws:loop': {
    inputs: {
      Iterators: { shape: ANY },
      IteratorDataType: { shape: TEXT, values: ['Boolean', 'Integer', 'String', 'StringMap'] },
      LoopCondition: { shape: ANY },
      MaxIterations: { shape: INTEGER },
      Steps: { shape: ANY, required: true },
    },
    exactlyOne: [['Iterators', 'LoopCondition']],
    outputs: { CurrentIteration: 'Integer', CurrentIteratorValue: 'any' },
  },
  // No page names it; AWSResilienceHub-PromoteRdsReadReplicaSOP gives it.
  'aws:pause': { inputs: { Message: { shape: TEXT } }, outputs: {} },
  'aws:sleep': {
    inputs: { Duration: { shape: TEXT, pattern: DURATION }, Timestamp: { shape: TEXT, pattern: TIMESTAMP } },
    exactlyOne: [['Duration', 'Timestamp']],
    outputs: {},
  },
  'aws:updateVariable': {
    inputs: { Name: { shape: TEXT, required: true }, Value: { shape: ANY, required: true } },
    outputs: {},
  },
} as const satisfies Partial<Record<ActionName, ActionContract>>;
