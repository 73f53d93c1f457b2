import { type WorkflowRun } from '@nss/workflow-runner';

/** Tells what the jobs of a run wrote into their summaries, each line once, whenever somebody may want to read it. */
export class Summaries {
  private readonly told = new Map<string, number>();

  constructor(private readonly say: (text: string) => void) {}

  /** Tells what was written since the last time. */
  tell({ id, jobs }: Pick<WorkflowRun, 'id' | 'jobs'>): void {
    for (const [name, { summary }] of Object.entries(jobs)) {
      const key = `${id} ${name}`;
      const news = summary.slice(this.told.get(key) ?? 0);
      if (news !== '') this.say(`\n${news.trimEnd()}`);
      this.told.set(key, summary.length);
    }
  }
}
