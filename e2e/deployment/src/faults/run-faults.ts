import { type Answer, type Phases, table, WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { editKey } from '../edits/edit-outcome';
import { KeptOutcomes } from '../kept-outcomes';
import { ChangeUnderFaults } from './change-under-faults';
import { faultyChanges } from './faulty-changes';
import { type FaultOutcome } from './meet-fault';

type Given = Phases & {
  readonly options: { readonly change?: string; readonly only?: string; readonly again: boolean };
  readonly answer: Answer;
  readonly columns?: number;
};

/** Lets changes meet faults, and tells how each ended. @returns the exit code: 1 where one ended otherwise than it may */
export async function runFaults({ options, phase, answer, columns = 80 }: Given): Promise<number> {
  const changes = faultyChanges().filter(({ name }) => name.includes(options.change ?? ''));
  if (changes.length === 0)
    throw new WrongUse(`no change is called ${options.change}: npm run -s faults -- --change first`);
  const kept = new KeptOutcomes<FaultOutcome>(join(workspaceRoot(), 'dist/faults/faults.json'));
  const outcomes: FaultOutcome[] = [];
  // What is done to a type by one change is not tried again with another one.
  const tried = new Set<string>();
  for (const each of changes) {
    const change = await phase(`${each.name}, undisturbed`, () => ChangeUnderFaults.of(each));
    const key = editKey(...change.assemblies);
    const cases = change.cases.filter(({ name }) => {
      const scope = each.before ? name : `first ${name}`;
      return name.includes(options.only ?? '') && !tried.has(scope) && tried.add(scope);
    });
    try {
      for (const [index, fault] of cases.entries()) {
        const known = options.again ? undefined : kept.known(`${key} ${fault.name}`);
        const title = `${each.name}, ${index + 1} of ${cases.length}: ${fault.name}`;
        const outcome = known ?? (await phase(title, () => change.meet(fault)));
        outcomes.push(outcome);
        kept.keep(`${key} ${fault.name}`, outcome);
      }
      const otherwise = await phase(`${each.name}, undisturbed again`, () => change.finish());
      if (otherwise.length > 0) outcomes.push(notAsUndisturbed(each.name, otherwise));
    } finally {
      await change.end();
    }
  }
  answer(outcomes, () => outcomesText(outcomes, columns));
  return outcomes.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

function notAsUndisturbed(change: string, otherwise: readonly string[]): FaultOutcome {
  return {
    name: `${change}: undisturbed, after the faults`,
    outcome: 'failed',
    detail: otherwise.join('\n').slice(0, 2000),
    seconds: 0,
  };
}

/** Each fault in a row, and how many ended in which way. */
function outcomesText(outcomes: readonly FaultOutcome[], columns: number): string {
  const rows = outcomes.map(({ name, outcome, detail, seconds }) => [outcome, name, detail, `${seconds} s`]);
  const count = (wanted: FaultOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return [
    table([['outcome', 'fault', 'how', 'time'], ...rows], { columns, head: true, figures: [3] }),
    '',
    `${outcomes.length} faults: ${count('former state')} left everything as it was, ${count('next step')} after the step that was named, ${count('left behind')} named what is left behind, ${count('not met')} met nothing, ${count('failed')} failed`,
  ].join('\n');
}
