import { App, type AppProps } from 'aws-cdk-lib';
import { type RelayPlan } from './derive/relay-plan';
import { type Environment } from './environment/schema';
import { EnvironmentStage } from './stages/environment-stage';

/** An environment with what was derived from it. */
export interface PlannedEnvironment {
  readonly environment: Environment;
  readonly plan: RelayPlan;
}

/** The CDK app: one stage an environment. */
export function environmentsApp(environments: readonly PlannedEnvironment[], props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, treeMetadata: false, ...props });
  environments.forEach(({ environment, plan }) => new EnvironmentStage(app, environment.environment, { environment, plan }));
  return app;
}
