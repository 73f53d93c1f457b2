import { CliCredentialsStackSynthesizer, PermissionsBoundary, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type RelayPlan } from '@nss/environment';
import { type Environment, systemStackName } from '@nss/environment';
import { deriveMonthlyUse, MONTHLY_USE } from '@nss/cost';
import { boundaryName } from '../foundation/permissions-boundary';
import { MANAGED_BY } from '../foundation/managed-by';
import { SystemStack } from '../stacks/system-stack';
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
    const system = new SystemStack(this, 'system', {
      environment,
      plan,
      stackName: systemStackName(purpose),
      description: `NSS relay of ${purpose}`,
      terminationProtection: true,
      // Whoever deploys acts with a role of its own purpose and assumes none of the CDK's (docs/adr/0012).
      synthesizer: new CliCredentialsStackSynthesizer(),
    });

    // A deployed template says what it was expected to use, so that the cost of a change can be told.
    system.templateOptions.metadata = { [MONTHLY_USE]: deriveMonthlyUse(environment, plan) };

    const tags = Tags.of(this);
    tags.add('environment', environment.environment);
    tags.add('owner', owner);
    tags.add('purpose', purpose);
    tags.add('managed-by', MANAGED_BY);
  }
}
