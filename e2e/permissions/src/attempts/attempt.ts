/** Something a role may try. */
export interface Attempt {
  /** In words: `passes an administrator's role`. */
  readonly what: string;
  /** `iam:PassRole` */
  readonly action: string;
  /** ARN of the one resource, or `*` for an action that takes none. */
  readonly resource: string;
  /** Facts of the request beside the region it goes to. */
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** Facts that come along where AWS knows them for the action, and are of no effect where it knows none: tags. */
  readonly alongside?: Readonly<Record<string, string | string[]>>;
  /** Whether a key is the environment's own, with its own policy. @default - its policy leaves the decision to the account's identities */
  readonly ofOwnKey?: boolean;
}

/** What one role tries in vain, and what it is there for. */
export interface Attempts {
  /** Everything here has to be denied. */
  readonly escalations: readonly Attempt[];
  /** Everything here has to be allowed; otherwise a role without any rights would pass. */
  readonly duties: readonly Attempt[];
}

/** Where attempts are made. */
export interface AttemptPlace {
  readonly purpose: string;
  readonly account: string;
  readonly region: string;
}

/** ARNs of a place, and of what is not its own. */
export class Arns {
  /** The purpose of another environment in the same account. */
  readonly otherPurpose = 'other-relay';

  constructor(readonly place: AttemptPlace) {}

  /** In the place's account. The simulator knows no ARNs without one, so that documents of AWS stand there too. */
  at(service: string, resource: string, region = this.place.region): string {
    return `arn:aws:${service}:${region}:${this.place.account}:${resource}`;
  }

  /** One of the environment's stacks. */
  stack(part: string, purpose = this.place.purpose): string {
    return this.at('cloudformation', `stack/${purpose}-${part}/0a1b2c3d`);
  }

  /** `role/Admin`, `policy/nss-dev-x` */
  iam(resource: string): string {
    return `arn:aws:iam::${this.place.account}:${resource}`;
  }

  /** A role of the relay: `role/nss-dev-bastion-role-01`. */
  role(kind: string, purpose = this.place.purpose): string {
    return this.iam(`role/${purpose}-${kind}-role-01`);
  }

  /** A role of delivery: `role/delivery/nss-dev-deploy-role-01`. */
  delivery(kind: string): string {
    return this.iam(`role/delivery/${this.place.purpose}-${kind}-role-01`);
  }

  /** What bounds the relay's roles. */
  get boundary(): string {
    return this.iam(`policy/${this.place.purpose}-permissions-boundary-01`);
  }

  /** The document of a runbook of an environment: what narrows its start down. */
  runbook(name: string, purpose = this.place.purpose): string {
    return this.at('ssm', `document/${purpose}-${name}-01`);
  }

  /** The bucket of the audit trail. */
  auditObject(purpose = this.place.purpose): string {
    return `arn:aws:s3:::${purpose}-${this.place.account}-audit-bucket-01/AWSLogs/trail.json.gz`;
  }

  /** A template in the CDK's bucket. */
  template(key: string): string {
    return `arn:aws:s3:::cdk-hnb659fds-assets-${this.place.account}-${this.place.region}/${key}`;
  }
}
