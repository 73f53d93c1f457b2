import { shownName, withoutTags } from '../instrument/job-name';

/** How a job or a run ended. */
export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

/** A step that ran. Steps that were skipped, and what the runner does around them, are left out. */
export interface StepRecord {
  name: string;
  outcome: 'success' | 'failure';
  /** What it printed, secrets masked. */
  output: string;
}

/** A job of a run, by the name GitHub shows: `environments (dev) / prepare`. */
export interface JobRecord {
  result: Conclusion;
  steps: StepRecord[];
  /** What its steps wrote into the job summary. */
  summary: string;
  /** What its steps printed, and why it could not run. */
  output: string;
  /** The environment it was let into. */
  environment?: string;
}

/** What the injected first step prints once a job is let in. */
const ENTERED = /^entered the environment (.+)\n$/;

/** A line of `act --json`. */
interface Entry {
  level?: string;
  msg?: string;
  job?: string;
  stage?: string;
  step?: string;
  stepID?: string[];
  stepResult?: string;
  jobResult?: string;
  raw_output?: boolean;
  command?: string;
  content?: string;
}

function parse(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}

/** Collects what act reports, line by line. */
export class ActLog {
  readonly jobs: Record<string, JobRecord> = {};
  private readonly open = new Map<string, StepRecord>();

  /** Takes one line of act's output. @returns the line as a person reads it; nothing for what only act cares about */
  take(line: string): string | undefined {
    const entry = parse(line);
    if (!entry) return line.trim() === '' ? undefined : withoutTags(line);
    const name = entry.job === undefined ? undefined : shownName(entry.job);
    if (name === undefined) return entry.level === 'error' || entry.level === 'fatal' ? entry.msg : undefined;
    const job = (this.jobs[name] ??= { result: 'cancelled', steps: [], summary: '', output: '' });
    const text = this.record(job, name, entry);
    return text === undefined ? undefined : `${name} | ${text}`;
  }

  private record(job: JobRecord, name: string, entry: Entry): string | undefined {
    const msg = withoutTags(entry.msg ?? '');
    if (entry.jobResult) {
      job.result = entry.jobResult as Conclusion;
      if (entry.level === 'error') job.output += `${msg}\n`;
      return entry.level === 'error' ? `${msg}\njob ${job.result}` : `job ${job.result}`;
    }
    if (entry.command === 'summary') {
      job.summary += entry.content ?? '';
      return undefined;
    }
    if (entry.raw_output) {
      const entered = ENTERED.exec(msg)?.[1];
      if (entered !== undefined) job.environment = entered;
      const step = this.stepOf(job, name, entry);
      if (step) step.output += msg;
      job.output += msg;
      return msg.replace(/\n$/, '');
    }
    if (
      entry.stage === 'Main' &&
      (entry.stepResult === 'success' || entry.stepResult === 'failure') &&
      entry.stepID?.length === 1
    ) {
      const step = this.stepOf(job, name, entry);
      if (step) step.outcome = entry.stepResult;
    }
    if (entry.level === 'error') {
      job.output += `${msg}\n`;
      return msg;
    }
    if (entry.stage === 'Main' && entry.stepID?.length === 1) this.stepOf(job, name, entry);
    return undefined;
  }

  private stepOf(job: JobRecord, name: string, { stage, step, stepID }: Entry): StepRecord | undefined {
    if (stage !== 'Main' || !step || !stepID?.[0]) return undefined;
    const key = `${name}\n${stepID[0]}`;
    let record = this.open.get(key);
    if (!record) {
      record = { name: step, outcome: 'success', output: '' };
      this.open.set(key, record);
      job.steps.push(record);
    }
    return record;
  }
}
