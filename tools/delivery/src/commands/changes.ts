import { writeFileSync } from 'node:fs';
import { type StackChange, stackChanges, stageStacks, templateChanges } from '@nss/deployment';
import { chosenEnvironment, SHOWN_CHANGE_SETS } from '@nss/environment';
import { required } from '../required';
import { summary } from '../github/job';
import { changesReport } from '../report/changes-report';
import { delivery } from './delivery';

/**
 * `changes --environment NAME --assembly DIRECTORY --report FILE [--base DIRECTORY]`: what would change. With the assembly of
 * the commit before, templates are compared; without, CloudFormation is asked, with change sets that are thrown away.
 */
export async function changes(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', report: file = '' } = required(values, 'environment', 'assembly', 'report');
  const { base } = values;
  const stacks = base
    ? comparedTemplates(environment, base, assembly)
    : await askedOfCloudFormation(environment, assembly);
  const { region } = chosenEnvironment(environment).environment;
  const report = changesReport({ environment, region, method: base ? 'templates' : 'change sets', stacks });
  writeFileSync(file, report.text);
  summary(report);
  return 0;
}

function comparedTemplates(environment: string, base: string, assembly: string): StackChange[] {
  const before = existing(base, environment);
  const after = stageStacks(assembly, environment);
  const gone = before.filter(({ id }) => !after.some((stack) => stack.id === id));
  return [
    ...after.map((stack) => ({
      stack,
      before: before.find(({ id }) => id === stack.id)?.template ?? {},
      after: stack.template,
    })),
    ...gone.map((stack) => ({ stack: { ...stack, template: {} }, before: stack.template, after: {} })),
  ].map(({ stack, ...templates }) => ({
    stackName: stack.stackName,
    changes: templateChanges(stack, templates.before),
    ...templates,
  }));
}

/** An environment that is new has no stacks in the assembly before. */
function existing(assembly: string, environment: string) {
  try {
    return stageStacks(assembly, environment);
  } catch {
    return [];
  }
}

async function askedOfCloudFormation(environment: string, assembly: string): Promise<StackChange[]> {
  const { promoter, reader, stacks } = await delivery(environment, assembly);
  const promotion = await promoter.prepare(
    stacks,
    `${SHOWN_CHANGE_SETS}${process.env['GITHUB_RUN_ID'] ?? Date.now()}-${process.env['GITHUB_RUN_ATTEMPT'] ?? 1}`,
    { readsMachines: false },
  );
  try {
    return await stackChanges(reader, promotion);
  } finally {
    await promoter.discard(promotion);
  }
}
