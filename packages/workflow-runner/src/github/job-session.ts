import { type PlannedJob } from '../instrument/instrument';
import { includes } from '../workflow-file/permissions';
import { ApiError, type Caller } from './api';
import { type ConcurrencyGroups } from './concurrency';
import { type Gate, type GateAnswer } from './gate';
import { identityClaims, type IdentityFacts } from './identity/claims';
import { type IdentityIssuer } from './identity/issuer';
import { type GitHubState } from './state';

/** An identity token that a job was given. */
export interface IssuedToken {
  job: string;
  subject: string;
  audience: string;
}

/** A role that a job took with its token. */
export interface AssumedRole {
  job: string;
  arn: string;
}

/** What a run offers its jobs. */
export interface RunLink {
  id: number;
  state: GitHubState;
  issuer: IdentityIssuer;
  groups: ConcurrencyGroups;
  tokens: IssuedToken[];
  roles: AssumedRole[];
  /** What the claims have in common for every job of the run. */
  identity: Omit<IdentityFacts, 'environment' | 'audience' | 'jobWorkflow'>;
  gate(environment: string): Gate;
  isCancelled(): boolean;
  /** Ends another run; its id stands before the slash. */
  cancelHolder(member: string): void;
  onEntered(job: string, environment: string): void;
}

/** A job that runs, as its token shows it: what it may call, and what its injected steps and actions ask. */
export class JobSession {
  readonly caller: Caller;
  /** Environments it was let into. */
  private readonly entered = new Set<string>();

  constructor(
    private readonly run: RunLink,
    private readonly job: PlannedJob,
  ) {
    this.caller = { login: 'github-actions[bot]', permissions: job.permissions, job: job.path, runId: run.id };
  }

  /** Answers a question of the job. @throws ApiError when it may not ask */
  ask(question: string, given: Record<string, unknown>): unknown {
    // A run that was cancelled does not wait any longer.
    if (this.run.isCancelled() && (question === 'environment' || question === 'enter'))
      return { state: 'stop', message: 'the run was cancelled' } satisfies GateAnswer;
    const value = (name: string) => (typeof given[name] === 'string' ? given[name] : '');
    switch (question) {
      case 'environment':
        return this.enter(value('environment'));
      case 'enter':
        return this.run.groups.enter(value('group'), this.member(value('leg')), {
          queue: given.queue === 'max' ? 'max' : 'single',
          ...(given.cancelInProgress === 'true' && { cancel: (holder) => this.run.cancelHolder(holder) }),
        });
      case 'leave':
        this.run.groups.leave(value('group'), this.member(value('leg')));
        return { state: 'go' } satisfies GateAnswer;
      case 'id-token':
        return { value: this.identityToken(value('environment'), value('audience')) };
      case 'role-assumed':
        this.run.roles.push({ job: this.job.path, arn: value('arn') });
        return {};
      case 'attest':
        return this.attest(value('digest'), value('name'));
      default:
        throw new ApiError(404, `nothing to ask about ${question}`);
    }
  }

  private member(leg: string): string {
    return `${this.run.id}/${this.job.path}/${leg}`;
  }

  private enter(environment: string): GateAnswer {
    // An expression that comes out empty means no environment.
    if (environment === '') return { state: 'go' };
    const answer = this.run.gate(environment).ask(`${this.job.path}/${environment}`);
    if (answer.state === 'go') {
      this.entered.add(environment);
      this.run.onEntered(this.job.path, environment);
    }
    return answer;
  }

  private identityToken(environment: string, audience: string): string {
    if (!includes(this.job.permissions['id-token'], 'write')) throw new ApiError(403, 'the job has no id-token: write');
    if (environment !== '' && !this.entered.has(environment))
      throw new ApiError(403, `the job has not entered ${environment}`);
    const claims = identityClaims({
      ...this.run.identity,
      jobWorkflow: this.job.file,
      environment: environment || undefined,
      audience: audience || `https://github.com/${this.run.identity.repository.owner}`,
    });
    this.run.tokens.push({ job: this.job.path, subject: claims.sub!, audience: claims.aud! });
    return this.run.issuer.sign(claims);
  }

  private attest(digest: string, name: string): object {
    const { permissions } = this.job;
    const missing = (['id-token', 'attestations'] as const).find((scope) => permissions[scope] !== 'write');
    if (missing) throw new ApiError(403, `attesting needs ${missing}: write`);
    if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new ApiError(422, `${digest} is no sha256 digest`);
    this.run.state.attestations.push({
      digest,
      name,
      workflow: this.job.file,
      ref: this.run.identity.ref,
      commit: this.run.identity.sha,
      runId: this.run.id,
    });
    return {};
  }
}
