import { type Policy, type TemplateRole } from '@nss/deployment';
import { type Answer } from '../line';

/** A role as AWS has it. */
export interface RoleFacts {
  readonly trust: Policy;
  readonly maxSessionSeconds: number;
  readonly boundaryArn?: string;
}

/** A quota as the account has it, with what is used of it. */
export interface QuotaFacts {
  readonly value: number;
  /** Used already by others; 0 where the quota is for each thing apart. */
  readonly used: number;
}

/** A virtual interface that a carrier allocated. */
export interface InterfaceFacts {
  readonly state: string;
  readonly vlan?: number;
  readonly customerAsn?: number;
}

/** Settings of Session Manager that were looked at: of a session document. */
export interface SessionSettings {
  readonly logGroup?: string;
  readonly isEncrypted: boolean;
}

/** What became of reading the logs of an environment. */
export interface LogReading {
  /** How many of its log groups there are. */
  readonly groups: number;
  /** What AWS said of each call that it refused. */
  readonly denied: readonly string[];
}

/** What an account has of what an environment needs. Nothing inside an answer means that it is not there. */
export interface AwsFacts {
  readonly account: Answer<string>;
  readonly bootstrapVersion: Answer<string | undefined>;
  /** Audiences of GitHub's identity provider. */
  readonly provider: Answer<readonly string[] | undefined>;
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Answer<RoleFacts | undefined>>;
  /** Default versions, by ARN. */
  readonly policies: ReadonlyMap<string, Answer<Policy | undefined>>;
  readonly sessionDocument: Answer<SessionSettings | undefined>;
  /** The preferences that sessions without a document get. */
  readonly sessionPreferences: Answer<SessionSettings | undefined>;
  readonly rulesPerGroup: Answer<QuotaFacts>;
  readonly groupsPerInterface: Answer<QuotaFacts>;
  readonly elasticIps: Answer<QuotaFacts>;
  /** By connection. */
  readonly virtualInterfaces: ReadonlyMap<string, Answer<QuotaFacts>>;
  /** Root devices of images, by id; nothing for one that the account does not see. */
  readonly images: ReadonlyMap<string, Answer<string | undefined>>;
  /** By id. */
  readonly hostedInterfaces: ReadonlyMap<string, Answer<InterfaceFacts | undefined>>;
  /** States of Direct Connect connections, by id. */
  readonly connections: ReadonlyMap<string, Answer<string | undefined>>;
  /** Transit gateways that an existing VPC is attached to by others. */
  readonly attachedTo: Answer<readonly string[]>;
  /** Services whose own names an endpoint of others answers to in an existing VPC: `com.amazonaws.eu-central-1.ssm`. */
  readonly namedEndpoints: Answer<readonly string[]>;
  /** Whether secrets are there, by name. */
  readonly secrets: ReadonlyMap<string, Answer<boolean>>;
  /** Whether users and roles that approve are there: by `role relay-approver`. */
  readonly approvers: ReadonlyMap<string, Answer<boolean>>;
  readonly logReading: Answer<LogReading>;
}

/** What the repository would make of the identities. */
export interface WantedIdentities {
  readonly roles: readonly TemplateRole[];
  readonly policies: ReadonlyMap<string, Policy>;
  /** Of GitHub's identity provider. */
  readonly providerArn: string;
}
