import { CliCredentialsStackSynthesizer, PermissionsBoundary, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { boundaryName } from '../foundation/permissions-boundary';
import { AuditStack } from '../stacks/audit-stack';
import { BastionStack } from '../stacks/bastion-stack';
import { ConnectionStack } from '../stacks/connection-stack';
import { FoundationStack } from '../stacks/foundation-stack';
import { NetworkStack } from '../stacks/network-stack';
import { ObservabilityStack } from '../stacks/observability-stack';
import { RelayStack } from '../stacks/relay-stack';
import { RunbooksStack } from '../stacks/runbooks-stack';
import { MANAGED_BY } from '../foundation/managed-by';
import { knowPartition } from './partition';

/** What an {@link EnvironmentStage} is made from. */
export interface EnvironmentStageProps extends StageProps {
  readonly environment: Environment;
  /** What the file decides; see `deriveRelayPlan`. */
  readonly plan: RelayPlan;
}

/** One environment, whole: everything its file says, in its account and region, every role inside the permissions boundary. */
export class EnvironmentStage extends Stage {
  constructor(scope: Construct, id: string, { environment, plan, ...props }: EnvironmentStageProps) {
    const { account, region, purpose, owner } = environment;
    super(scope, id, {
      ...props,
      env: { account, region },
      permissionsBoundary: PermissionsBoundary.fromName(boundaryName(purpose)),
    });
    knowPartition(region);
    const shared = (part: string, description: string) => ({
      environment,
      stackName: `${purpose}-${part}`,
      description,
      terminationProtection: true,
      // Whoever deploys acts with a role of its own purpose and assumes none of the CDK's (docs/adr/0012).
      synthesizer: new CliCredentialsStackSynthesizer(),
    });

    const foundation = new FoundationStack(
      this,
      'foundation',
      shared('foundation', `Key and notifications of ${purpose}`),
    );
    const { key, topic } = foundation;
    const network = new NetworkStack(this, 'network', { ...shared('network', `Network of ${purpose}`), plan, key });
    const relay = new RelayStack(this, 'relay', { ...shared('relay', `NSS servers of ${purpose}`), plan, network });
    const bastion = new BastionStack(this, 'bastion', {
      ...shared('bastion', `Bastion of ${purpose}`),
      plan,
      network,
      key,
    });
    const connection = new ConnectionStack(this, 'connection', {
      ...shared('connection', `Private connection of ${purpose} to its SIEM`),
      plan,
      network,
    });
    const observability = new ObservabilityStack(this, 'observability', {
      ...shared('observability', `Metrics, alarms and dashboard of ${purpose}`),
      network,
      relay,
      bastion,
      connection,
      key,
      topic,
    });
    const audit = new AuditStack(this, 'audit', { ...shared('audit', `Audit trail of ${purpose}`), key, topic });
    const runbooks = new RunbooksStack(this, 'runbooks', {
      ...shared('runbooks', `Runbooks of ${purpose}`),
      network,
      relay,
      bastion,
      connection,
    });
    // The key's policy names the environment's services; nothing may be written before it is there.
    [network, relay, bastion, connection, observability, audit, runbooks].forEach((stack) =>
      stack.addStackDependency(foundation),
    );

    // Endpoints and gateways take any free address of a subnet: machines with fixed addresses come first.
    bastion.addStackDependency(relay);
    [relay, bastion].forEach((stack) => connection.addStackDependency(stack));

    const tags = Tags.of(this);
    tags.add('environment', environment.environment);
    tags.add('owner', owner);
    tags.add('purpose', purpose);
    tags.add('managed-by', MANAGED_BY);
  }
}
