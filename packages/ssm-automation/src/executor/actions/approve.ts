import { StepFailure } from '../failure';
import { type ApprovalDecision, type ApprovalRequest } from '../ports';
import { type Action, type Invocation } from '../execution/invocation';
import { optionalNumber, optionalText, requiredList } from './inputs';

/**
 * `aws:approve`: waits until enough approvers agree; one rejection ends it. By default it times out after seven days.
 * Whatever onFailure says, an automation never goes on past an approval that was rejected or timed out.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export const approve: Action = async (invocation) => {
  const { inputs, state, step } = invocation;
  const message = optionalText(inputs, 'Message') ?? '';
  const notificationArn = optionalText(inputs, 'NotificationArn');
  const request: ApprovalRequest = {
    executionId: state.executionId,
    stepName: step.name,
    approvers: requiredList(inputs, 'Approvers'),
    minRequiredApprovals: optionalNumber(inputs, 'MinRequiredApprovals') ?? 1,
    message,
    ...(notificationArn !== undefined && { notificationArn }),
  };
  if (request.minRequiredApprovals > request.approvers.length) {
    throw new StepFailure(
      `${request.minRequiredApprovals} approvals are required of ${request.approvers.length} approvers`,
      { stage: 'InputValidation', type: 'InvalidInput' },
    );
  }
  await tell(invocation, request);
  const decisions = await invocation.waiting(decided(invocation, request));
  const outputs = { ApprovalStatus: 'Approved', ApproverDecisions: decisions };
  const rejection = decisions.find(({ decision }) => decision === 'Reject');
  if (!rejection) return { outputs };
  throw new StepFailure(`${rejection.approver} rejected the approval`, {
    status: 'Rejected',
    outputs: { ...outputs, ApprovalStatus: 'Rejected' },
  });
};

/**
 * Tells the approvers, with the rights of the automation's role. "The title of the Amazon SNS topic must be prefixed with "Automation"",
 * says the action's page; what the message looks like it does not say.
 */
async function tell({ call }: Invocation, { notificationArn, message, stepName }: ApprovalRequest): Promise<void> {
  if (notificationArn === undefined) return;
  const topic = notificationArn.slice(notificationArn.lastIndexOf(':') + 1);
  if (!topic.startsWith('Automation'))
    throw new StepFailure(`the name of the topic ${topic} does not begin with Automation`, {
      stage: 'InputValidation',
      type: 'InvalidInput',
    });
  await call('sns', 'Publish', { TopicArn: notificationArn, Subject: `Approval: ${stepName}`, Message: message });
}

/** Resolves with the decisions that settle the request. Answers come from the port, from signals, or from both. */
function decided({ state, stop }: Invocation, request: ApprovalRequest): Promise<ApprovalDecision[]> {
  return new Promise((resolve, reject) => {
    // Of one approver the first answer counts.
    const answers = new Map<string, ApprovalDecision>();
    const add = (decision: ApprovalDecision, listed = decision.approver) => {
      if (!request.approvers.includes(listed) || answers.has(listed)) return;
      answers.set(listed, decision);
      const all = [...answers.values()];
      if (decision.decision === 'Reject' || all.length >= request.minRequiredApprovals) {
        unlisten();
        resolve(all);
      }
    };
    const unlisten = state.signals.listen(({ type, payload, sender, senderNames = [] }) => {
      if (type !== 'Approve' && type !== 'Reject') return false;
      const listed =
        sender === undefined
          ? request.approvers.find((name) => !answers.has(name))
          : request.approvers.find((name) => [sender, ...senderNames].includes(name));
      if (listed === undefined) return false;
      const comment = payload['Comment']?.[0];
      // Who answered is told as it is: a session of a role, where the role was asked.
      add({ approver: sender ?? listed, decision: type, ...(comment !== undefined && { comment }) }, listed);
      return true;
    });
    stop.addEventListener('abort', unlisten, { once: true });
    const asked = async () => (await state.ports.approvals?.request(request)) ?? [];
    asked().then((decisions) => decisions.forEach((each) => add(each)), reject);
  });
}
