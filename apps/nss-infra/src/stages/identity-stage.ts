import { CliCredentialsStackSynthesizer, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type Environment, identityStackName } from '@nss/environment';
import { IdentityStack } from '../stacks/identity-stack';
import { MANAGED_BY } from '../foundation/managed-by';
import { knowPartition } from './partition';

/** What an {@link IdentityStage} is made from. */
export interface IdentityStageProps extends StageProps {
  readonly environment: Environment;
}

/** Who may act for one environment; a stage of its own, because no workflow deploys it. */
export class IdentityStage extends Stage {
  constructor(scope: Construct, id: string, { environment, ...props }: IdentityStageProps) {
    const { account, region, purpose, owner } = environment;
    super(scope, id, { ...props, env: { account, region } });
    knowPartition(region);
    new IdentityStack(this, 'identity', {
      environment,
      stackName: identityStackName(purpose),
      description: `Who may act for ${purpose}`,
      terminationProtection: true,
      synthesizer: new CliCredentialsStackSynthesizer(),
    });
    const tags = Tags.of(this);
    tags.add('environment', environment.environment);
    tags.add('owner', owner);
    tags.add('purpose', purpose);
    tags.add('managed-by', MANAGED_BY);
  }
}
