import { type Promotion, type StackReader } from '@nss/deployment';
import { type StackChange } from '../report/stack-change';

/** What a promotion would do, stack by stack, beside the templates that are deployed; only stacks that change are asked for theirs. */
export function stackChanges(reader: StackReader, { stacks }: Promotion): Promise<StackChange[]> {
  return Promise.all(
    stacks.map(async ({ stack, changes }) => ({
      stackName: stack.stackName,
      changes,
      before: changes.length > 0 ? await reader.template(stack.stackName) : stack.template,
      after: stack.template,
    })),
  );
}
