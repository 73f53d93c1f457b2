import { type ActLog } from '../act/act-log';
import { type GitHubEvent } from './events';
import { Gate } from './gate';
import { type Deployment, type GitHubState, type RunFacts } from './state';

/** The environments of one run: their gates, and the deployments that jobs begin by entering them. */
export class RunEnvironments {
  private readonly gates = new Map<string, Gate>();
  private readonly begun: { deployment: Deployment; job: string }[] = [];
  private readonly branch: string | undefined;
  /** How the run ended. */
  private ended: string | undefined;

  /** @param onWaiting told when a job waits at a gate */
  constructor(
    private readonly state: GitHubState,
    private readonly event: GitHubEvent,
    private readonly onWaiting: (gate: Gate) => void,
  ) {
    this.branch = event.ref.startsWith('refs/heads/') ? event.ref.slice('refs/heads/'.length) : undefined;
  }

  /** The gate of an environment. */
  gate(environment: string): Gate {
    const known = this.gates.get(environment);
    if (known) return known;
    const made = new Gate(environment, this.state.environments[environment] ?? {}, this.event.actor, this.branch);
    this.gates.set(environment, made);
    made.reached.then(
      () => this.onWaiting(made),
      () => undefined,
    );
    if (this.ended !== undefined) made.abandon(this.ended);
    return made;
  }

  /** A job was let in: GitHub makes a deployment of it. */
  enter(job: string, environment: string): void {
    const { state, event } = this;
    const deployment: Deployment = {
      id: state.nextId(),
      environment,
      sha: event.sha,
      ref: event.ref,
      creator: event.actor,
      payload: {},
      statuses: [{ id: state.nextId(), state: 'in_progress', description: '', createdAt: state.now() }],
    };
    state.deployments.push(deployment);
    this.begun.push({ deployment, job });
  }

  /** The run ended: so do the deployments, with the jobs that began them, and whoever waits for a gate. */
  end(jobs: ActLog['jobs'], how: string): void {
    this.ended = how;
    for (const gate of this.gates.values()) gate.abandon(how);
    for (const { deployment, job } of this.begun) {
      const results = Object.entries(jobs)
        .filter(
          ([name, record]) =>
            name
              .split(' / ')
              .map((part) => part.split(' (')[0])
              .join('/') === job && record.environment === deployment.environment,
        )
        .map(([, { result }]) => result);
      const isWell = results.length > 0 && results.every((result) => result === 'success');
      deployment.statuses.push({
        id: this.state.nextId(),
        state: isWell ? 'success' : 'failure',
        description: '',
        createdAt: this.state.now(),
      });
    }
  }

  /** Names of environments at whose gates a job waits. */
  get waitingFor(): string[] {
    return [...this.gates.values()].filter(({ isWaiting }) => isWaiting).map(({ environment }) => environment);
  }

  /** What reviewers decided. */
  get reviews(): RunFacts['reviews'] {
    return [...this.gates.values()].flatMap(({ environment, decisions }) =>
      decisions.map((decision) => ({ environment, decision })),
    );
  }
}
