/** Who decided what about a run that waits for an environment. */
export interface Decision {
  state: 'approved' | 'refused';
  by: string;
  comment: string;
}

/** What protects an environment. */
export interface EnvironmentRules {
  /** People one of whom has to approve. @default nobody has to */
  reviewers?: readonly string[];
  /** Whether whoever started the run may not approve it. @default false */
  preventSelfReview?: boolean;
  /** Branches that may deploy. @default all */
  branches?: readonly string[];
  /** Whether administrators may pass by the reviewers, as a doctor reads it. Nobody does here. @default true, as on GitHub */
  adminsMayBypass?: boolean;
  /** Variables of the environment, as a doctor reads them. Workflows do not see them here. @default none */
  variables?: Readonly<Record<string, string>>;
}

/** What a job that asks to enter an environment is told. */
export type GateAnswer = { state: 'go' } | { state: 'wait' } | { state: 'stop'; message: string };

/**
 * The gate of one environment for one run. A decision counts for every job that waits, as one review on GitHub does; made before
 * any waits, it is kept for the first. A job that comes later waits anew.
 */
export class Gate {
  /** Decisions made, oldest first. */
  readonly decisions: Decision[] = [];
  /** Resolves once a job waits; rejects when the run ends before one does. */
  readonly reached: Promise<void>;
  private announce!: () => void;
  private giveUp!: (reason: Error) => void;
  private readonly waiting = new Set<string>();
  private readonly decided = new Map<string, Decision>();
  private kept: Decision | undefined;

  constructor(
    readonly environment: string,
    private readonly rules: EnvironmentRules,
    private readonly actor: string,
    private readonly branch: string | undefined,
  ) {
    this.reached = new Promise((resolve, reject) => {
      this.announce = resolve;
      this.giveUp = reject;
    });
    // Whoever waits for it gets the error; nobody has to wait.
    this.reached.catch(() => undefined);
  }

  /** The run has ended: no job will come any more. */
  abandon(how: string): void {
    this.giveUp(new Error(`the run ended (${how}) and no job waited for ${this.environment}`));
  }

  /** Whether a job waits now. */
  get isWaiting(): boolean {
    return this.waiting.size > 0;
  }

  /** Lets the waiting jobs in. @throws Error when that person may not */
  approve(by = this.rules.reviewers?.[0] ?? this.actor, comment = ''): void {
    this.decide({ state: 'approved', by, comment });
  }

  /** Refuses the waiting jobs; they fail. @throws Error when that person may not */
  refuse(by = this.rules.reviewers?.[0] ?? this.actor, comment = ''): void {
    this.decide({ state: 'refused', by, comment });
  }

  /** What a job that asks is told. Asked again and again until it is not `wait`. */
  ask(job: string): GateAnswer {
    const { branches, reviewers = [] } = this.rules;
    if (branches && !(this.branch !== undefined && branches.includes(this.branch))) {
      return {
        state: 'stop',
        message: `${this.branch ?? 'this ref'} may not deploy to ${this.environment}: only ${branches.join(', ')} may`,
      };
    }
    if (reviewers.length === 0) return { state: 'go' };
    const decision = this.decided.get(job) ?? this.kept;
    this.kept = undefined;
    if (!decision) {
      this.waiting.add(job);
      this.announce();
      return { state: 'wait' };
    }
    this.decided.delete(job);
    return decision.state === 'approved'
      ? { state: 'go' }
      : {
          state: 'stop',
          message: `${decision.by} refused ${this.environment}${decision.comment ? `: ${decision.comment}` : ''}`,
        };
  }

  private decide(decision: Decision): void {
    const { reviewers = [], preventSelfReview } = this.rules;
    if (!reviewers.includes(decision.by))
      throw new Error(
        `${decision.by} may not review ${this.environment}: ${reviewers.length > 0 ? `only ${reviewers.join(', ')} may` : 'it has no reviewers'}`,
      );
    if (preventSelfReview && decision.by === this.actor)
      throw new Error(`${decision.by} started this run and may not review it`);
    this.decisions.push(decision);
    if (this.waiting.size === 0) this.kept = decision;
    for (const job of this.waiting) this.decided.set(job, decision);
    this.waiting.clear();
  }
}
