import { type WorkflowRun } from '@nss/workflow-runner';
import { markdownInTerminal } from './markdown-in-terminal';

/** Tells what the jobs of a run wrote into their summaries, each line once, whenever somebody may want to read it. */
export class Summaries {
  private readonly told = new Map<string, number>();

  /** @param columns of the terminal. @default - a line is as long as it is */
  constructor(
    private readonly say: (text: string) => void,
    private readonly columns?: number,
  ) {}

  /** Tells what was written since the last time. */
  tell({ id, jobs }: Pick<WorkflowRun, 'id' | 'jobs'>): void {
    for (const [name, { summary }] of Object.entries(jobs)) {
      const key = `${id} ${name}`;
      const news = summary.slice(this.told.get(key) ?? 0);
      if (news !== '') this.say(`\n${markdownInTerminal(news, this.columns)}`);
      this.told.set(key, summary.length);
    }
  }
}
