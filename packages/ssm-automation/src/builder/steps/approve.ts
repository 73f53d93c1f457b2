import { type In, type Ref } from '../ref';
import { type OrDefault, type StepOptions, stepValue, type StepValue } from '../step-value';

/** A question to people. There is no onFailure: without approval nothing goes on. */
export interface ApproveOptions extends Omit<StepOptions, 'onFailure' | 'isCritical'> {
  /** ARNs of users and roles, or user names; at most ten. */
  readonly approvers: In<string[]>;
  /** What the approvers are told. @default - nothing */
  readonly message?: string;
  /** @default 1 */
  readonly minRequiredApprovals?: number;
  /** SNS topic that tells the approvers. @default - nobody is told */
  readonly notificationArn?: In<string>;
}

/** How it was decided: `Approved`, and a map for each approver who answered. */
export interface ApproveOutputs {
  readonly ApprovalStatus: Ref<string>;
  readonly ApproverDecisions: Ref<Record<string, unknown>[]>;
}

/** `aws:approve`; times out after seven days by default. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html */
export function approve(name: string, options: ApproveOptions): StepValue<ApproveOutputs> {
  const inputs = (orDefault: OrDefault) => ({
    Approvers: options.approvers,
    Message: options.message,
    MinRequiredApprovals: orDefault(options.minRequiredApprovals, 1),
    ...(options.notificationArn !== undefined && { NotificationArn: options.notificationArn }),
  });
  return stepValue<ApproveOutputs>(name, 'aws:approve', options, inputs, {
    builtIn: ['ApprovalStatus', 'ApproverDecisions'],
  });
}
