import { type Answer, type Phases, table, WrongUse } from '@nss/command-line';
import { type EnvironmentEdit, environmentEdits, meetingEdits } from '@nss/environment/edits';
import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { referenceEnvironment } from '../reference-environments';
import { KeptOutcomes } from '../kept-outcomes';
import { type EditOutcome, editKey } from './edit-outcome';
import { executeEdit } from './execute-edit';
import { ExecutedEdits } from './executed-edits';

type Given = Phases & {
  readonly options: { readonly only?: string; readonly again: boolean; readonly pairs: boolean };
  readonly answer: Answer;
  readonly columns?: number;
};

/** Executes edits and tells how each ended. @returns the exit code: 1 where one was neither applied nor refused */
export async function runEdits({ options, phase, answer, columns = 80 }: Given): Promise<number> {
  const { only, again, pairs } = options;
  const chosen = (pairs ? meetingEdits() : environmentEdits()).filter(
    ({ name }) => only === undefined || name.includes(only),
  );
  if (chosen.length === 0) throw new WrongUse(`no edit is called ${only}: npm run -s edits -- --only relay.`);
  const kept = new KeptOutcomes<EditOutcome>(join(workspaceRoot(), 'dist/edits/edits.json'));
  const outcomes: EditOutcome[] = [];
  const clouds = new Clouds();
  try {
    for (const [index, edit] of chosen.entries())
      await phase(`${index + 1} of ${chosen.length}: ${edit.name}`, async () => {
        const cloud = await clouds.standingAt(edit);
        const key = editKey(...(await Promise.all([edit.before, edit.after].map((file) => planned(cloud, file)))));
        const known = again ? undefined : kept.known(key);
        const outcome = known ?? (await executeEdit(cloud, edit));
        outcomes.push({ ...outcome, name: edit.name });
        kept.keep(key, outcome);
        if (outcome.outcome !== 'applied') await clouds.end();
      });
  } finally {
    await clouds.end();
  }
  answer(outcomes, () => outcomesText(outcomes, columns));
  return outcomes.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

async function planned({ offline }: ExecutedEdits, prod: EnvironmentEdit['before']): Promise<string> {
  return (await offline.plan({ dev: referenceEnvironment('dev'), prod }, { prepare: false })).assembly;
}

/** One cloud for the edits of one base: what they are taken back to is what the next one begins with. */
class Clouds {
  private cloud: ExecutedEdits | undefined;
  private base = '';

  async standingAt({ before }: EnvironmentEdit): Promise<ExecutedEdits> {
    const base = JSON.stringify(before);
    if (base !== this.base) await this.end();
    this.base = base;
    return (this.cloud ??= await ExecutedEdits.begin());
  }

  async end(): Promise<void> {
    await this.cloud?.end();
    this.cloud = undefined;
  }
}

/** Each edit in a row, and how many ended in which way. */
function outcomesText(outcomes: readonly EditOutcome[], columns: number): string {
  const count = (wanted: EditOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const rows = outcomes.map(({ name, outcome, detail, seconds }) => [outcome, name, detail, `${seconds} s`]);
  return [
    table([['outcome', 'edit', 'how', 'time'], ...rows], { columns, head: true, figures: [3] }),
    '',
    `${outcomes.length} edits: ${count('applied')} applied and taken back, ${count('refused')} refused before anything was changed, ${count('failed')} failed`,
  ].join('\n');
}
