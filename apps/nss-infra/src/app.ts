import { App, type AppProps } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { type RelayPlan } from '@nss/environment';
import { type Environment } from '@nss/environment';
import { EnvironmentStage } from './stages/environment-stage';
import { identityStageName } from '@nss/environment';
import { IdentityStage } from './stages/identity-stage';

/** An environment with what was derived from it. */
export interface PlannedEnvironment {
  readonly environment: Environment;
  readonly plan: RelayPlan;
}

/**
 * What a new CDK project would switch on. Construct paths go into the templates, so that findings and changes can be
 * named as a person knows them.
 */
const FEATURE_FLAGS = {
  ...CURRENTLY_RECOMMENDED_FLAGS,
  'aws:cdk:enable-path-metadata': true,
  // Statistics about constructs that nobody here reads, collected at every construct.
  '@aws-cdk/core:enableAdditionalMetadataCollection': false,
  // Where a construct was made: paths of the machine, so that equal sources would not make equal assemblies.
  'aws:cdk:disable-creation-stack-traces': true,
};

/**
 * The CDK app: for each environment a stage with the system, and one with the identities that act for it.
 */
export function environmentsApp(environments: readonly PlannedEnvironment[], props: AppProps = {}): App {
  const { stackTraceLimit } = Error;
  try {
    // The CDK takes a stack trace at every policy finding that is acknowledged, and nobody reads one.
    Error.stackTraceLimit = 0;
    return build(environments, props);
  } catch {
    // What fails says where: it is built again, with stack traces.
    Error.stackTraceLimit = stackTraceLimit;
    return build(environments, props);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function build(environments: readonly PlannedEnvironment[], props: AppProps): App {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    context: FEATURE_FLAGS,
    ...props,
  });
  environments.forEach(({ environment, plan }) => {
    new EnvironmentStage(app, environment.environment, { environment, plan });
    new IdentityStage(app, identityStageName(environment.environment), { environment });
  });
  return app;
}
