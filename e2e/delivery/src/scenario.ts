import { approval } from '@nss/operations';
import { type Gate, type WorkflowRun } from '@nss/workflow-runner';
import { changedEnvironment } from './changed-environment';
import { type OfflineDelivery, REVIEWER } from './offline-delivery';
import { Summaries } from './summaries';

/** Days one of which the first environment does not keep its logs for. */
const RETENTIONS = [60, 90] as const;

/** How a run of a workflow ended. */
interface EndedRun {
  readonly workflow: string;
  readonly conclusion: string;
  readonly durationMilliseconds: number;
}

/** The whole way, shown to whoever watches: a commit, merged, promoted with approvals, and a runbook. */
export class Scenario {
  private readonly summaries: Summaries;
  private readonly runs: EndedRun[] = [];
  /** One question at a time, also where two environments wait at once. */
  private questions: Promise<void> = Promise.resolve();

  /**
   * @param yes whether every approval is given without a question
   * @param columns of the terminal. @default - a line is as long as it is
   */
  constructor(
    private readonly say: (text: string) => void,
    private readonly yes: boolean,
    columns?: number,
  ) {
    this.summaries = new Summaries(say, columns);
  }

  /** The runs that have ended, in that order. */
  get ended(): readonly EndedRun[] {
    return this.runs;
  }

  /** Shows what a gate's approval would do, and asks for it. */
  askAt(gate: Gate, run: WorkflowRun): void {
    this.questions = this.questions.then(async () => {
      this.summaries.tell(run);
      this.say(`\n${gate.environment} waits for approval`);
      const { approved, how } = await approval('deploy exactly that?', {
        yes: this.yes,
        unattended: 'the cloud is the embedded one',
      });
      this.say(approved ? `approved ${how}` : `refused ${how}`);
      if (approved) gate.approve(REVIEWER);
      else gate.refuse(REVIEWER);
    });
  }

  /** Plays it. @returns whether all went well */
  async play({ environments: [first], github }: OfflineDelivery): Promise<boolean> {
    if (!first) throw new Error('there is no environment file');
    const { logRetentionDays } = first.environment.observability;
    const days = RETENTIONS.find((each) => each !== logRetentionDays);
    const changes = changedEnvironment(first, ['observability', 'logRetentionDays'], days);
    const { issue, runs } = github.pullRequest({ title: `Keep ${first.name}'s logs for ${days} days`, changes });
    // What is merged is checked again; this scenario is about what comes after.
    runs.forEach((run) => run.cancel());
    await Promise.all(runs.map(({ finished }) => finished));
    this.say(
      `\npull request #${issue.number} "${issue.title}" (${Object.keys(changes).join()}, before: ${logRetentionDays}) is merged`,
    );
    const merged = await this.endOf(github.merge(issue.number));
    if (!merged) return false;
    this.say(`\nrunbook nss-health-check in ${first.name} is dispatched`);
    return this.endOf([github.dispatch('runbook.yml', { runbook: 'nss-health-check', environment: first.name })]);
  }

  /** Waits for runs, and tells how they went. @returns whether all of them went well */
  private async endOf(runs: readonly WorkflowRun[]): Promise<boolean> {
    if (runs.length === 0) throw new Error('no workflow was started');
    const results = await Promise.all(
      runs.map(async (run) => {
        const { conclusion, durationMilliseconds } = await run.finished;
        this.runs.push({ workflow: run.workflow, conclusion, durationMilliseconds });
        this.summaries.tell(run);
        this.say(`\n${run.workflow}: ${conclusion} in ${(durationMilliseconds / 1000).toFixed(0)} s`);
        return conclusion === 'success';
      }),
    );
    return results.every(Boolean);
  }
}
