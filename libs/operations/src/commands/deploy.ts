import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type ApprovalOptions } from '../approval';
import { type Actor } from './actor';

/** How to deploy. */
export interface DeployOptions extends Pick<ApprovalOptions, 'unattended'> {
  /** @default asCaller */
  readonly actor?: Actor;
}

/**
 * `npm run -s deploy -- --environment dev [--yes]`: shows what would change, asks, deploys exactly that and reads it back.
 * @param options asked for once something is deployed. @default - as the caller, who has to approve
 */
export function deployCommand(options: () => Promise<DeployOptions> = () => Promise.resolve({})) {
  return command({
    invocation: 'npm run -s deploy --',
    summary: 'deploys an environment: shows what would change, asks, deploys exactly that, reads it back',
    description:
      'Deploys the assembly that was synthesised last: shows what would change, asks, deploys exactly that, and reads it back. In AWS with your credentials, or in the embedded cloud that AWS_ENDPOINT_URL names. Exit code: 0 as planned, 1 refused or different from the plan, 2 wrong use.',
    options: {
      environment: { ...environmentOption, required: true },
      yes: { short: 'y', description: 'approve what will change; who is not at a terminal has to say so' },
    },
    json: true,
    examples: ['npx nx run nss-infra:synth && npm run -s deploy -- --environment dev'],
    // What deploys takes longer to load than help to print.
    run: async (given) => (await import('./run-deploy')).runDeploy(given, await options()),
  });
}
