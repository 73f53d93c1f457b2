import { isDestructive, type StackChange } from '@nss/deployment';
import { type Effect } from '../effect';
import { lostByMachines } from '../interruption/interruptions';
import { machineOf } from '../interruption/machines';
import { type Networks } from '../packets/networks';
import { losses } from './losses';

/** What a change loses: the hour of logs that a server holds, with its disk, and everything else that cannot be had back. */
export function lost(stack: StackChange, networks: Networks): Effect[] {
  const others = losses([stack]).filter(
    ({ change }) => change.type !== 'AWS::EC2::Instance' || machineOf(stack, change.logicalId).log === undefined,
  );
  return [
    ...lostByMachines(stack, networks),
    ...others.map(({ change, fate }) => ({
      short: `${change.path} ${fate}`,
      text: `${change.path} (${change.type}) ${fate}${isDestructive(change) && stays(stack, change.logicalId) ? '; what there is of it stays in the account' : ''}`,
    })),
  ];
}

/** Whether CloudFormation leaves what it takes out of the stack. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
function stays({ before, after }: StackChange, logicalId: string): boolean {
  const [old, current] = [before.Resources?.[logicalId], after.Resources?.[logicalId]] as (
    | { readonly DeletionPolicy?: string; readonly UpdateReplacePolicy?: string }
    | undefined
  )[];
  return /^Retain/.test((current ? current.UpdateReplacePolicy : old?.DeletionPolicy) ?? '');
}
