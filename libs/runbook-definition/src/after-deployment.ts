import { type RunbookDefinition } from './runbook-definition';
import { type SystemDescription } from './system-description';

/** Parameters as StartAutomationExecution takes them. */
export type GivenParameters = Readonly<Record<string, string[]>>;

/**
 * What has to be done after a deployment, in this order: what others prepared is connected, what must not run is stopped, machines are
 * equipped, and everything is looked at. Where nothing was changed, only the last.
 */
const DEPLOYMENT_PHASES = ['connect', 'settle', 'equip', 'verify'] as const;

/** That a runbook runs after a deployment. Whoever deploys may start it. */
export interface AfterDeployment {
  readonly phase: (typeof DEPLOYMENT_PHASES)[number];
  /** The parameters of each run; no run where the deployment has nothing for it. @default - one run without parameters */
  readonly runs?: (system: SystemDescription) => readonly GivenParameters[];
}

/** A runbook to run, and its parameters. */
export interface RunbookRun {
  readonly name: string;
  readonly parameters?: GivenParameters;
}

/** The runbooks that may run after a deployment, in their order: `['accept-virtual-interface', …]`. */
export function runbooksAfterDeployment(definitions: readonly RunbookDefinition[]): string[] {
  return inOrder(definitions).map(({ name }) => name);
}

/** The runbooks that look at a deployment and change nothing, in their order: `['nss-health-check']`. */
export function verifyingRunbooks(definitions: readonly RunbookDefinition[]): string[] {
  return definitions.filter(({ afterDeployment }) => afterDeployment?.phase === 'verify').map(({ name }) => name);
}

/** What is run after a deployment, one after the other. */
export function runsAfterDeployment(
  definitions: readonly RunbookDefinition[],
  system: SystemDescription,
): RunbookRun[] {
  return inOrder(definitions).flatMap(({ name, afterDeployment }): RunbookRun[] =>
    afterDeployment?.runs ? afterDeployment.runs(system).map((parameters) => ({ name, parameters })) : [{ name }],
  );
}

function inOrder(definitions: readonly RunbookDefinition[]): RunbookDefinition[] {
  return DEPLOYMENT_PHASES.flatMap((phase) =>
    definitions.filter(({ afterDeployment }) => afterDeployment?.phase === phase),
  );
}
