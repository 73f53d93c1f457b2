import { type Template } from './assembly';
import { type ResourceChange } from './changes';
import { type Promotion } from './promotion';
import { type StackReader } from './stack-reader';

/** What would happen to one stack, with both templates: a change set says that a rule changes, only templates say how. */
export interface StackChange {
  readonly stackName: string;
  readonly changes: readonly ResourceChange[];
  readonly before: Template;
  readonly after: Template;
}

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
