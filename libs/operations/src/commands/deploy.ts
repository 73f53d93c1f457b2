import { command } from '@nss/command-line';
import { chosenEnvironment, environmentOption } from '@nss/environment';
import { approval, type ApprovalOptions } from '../approval';
import { changeTable } from '../change-table';
import { promote } from '../promote';
import { readBackTable } from '../read-back/table';
import { type Actor, asCaller } from './actor';
import { synthesised } from './synthesised';

/** How to deploy. */
export interface DeployOptions extends Pick<ApprovalOptions, 'unattended'> {
  /** @default asCaller */
  readonly actor?: Actor;
}

/** `npm run -s deploy -- --environment dev [--yes]`: shows what would change, asks, deploys exactly that and reads it back. */
export function deployCommand({ actor = asCaller, unattended }: DeployOptions = {}) {
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
    run: async ({ options: { environment, yes }, json, out, error }) => {
      const loaded = chosenEnvironment(environment);
      const assembly = synthesised();
      // With --json standard output holds the outcome and nothing else.
      const say = json ? error : out;
      const { outcome, changes, facts } = await promote({
        loaded,
        assembly,
        as: await actor(loaded, assembly, say),
        say,
        approve: async (promotion) => {
          say(`what will change in ${loaded.name}:\n${changeTable(promotion).join('\n')}`);
          const { approved, how } = await approval(`deploy exactly this to ${loaded.name}?`, { yes, unattended });
          say(`${approved ? 'approved' : 'refused'} ${how}`);
          return approved;
        },
      });
      if (json) out(JSON.stringify({ outcome, changes, facts }, null, 2));
      else if (outcome !== 'refused') {
        out(changes === 0 ? 'nothing to change' : 'deployed');
        out(`read back through the AWS SDK:\n${readBackTable(facts)}`);
      }
      return outcome === 'as planned' ? 0 : 1;
    },
  });
}
