import { type Answer, type Phases } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { approval } from '../approval';
import { changeSummary } from '../change-summary';
import { promote } from '../promote';
import { readBackTable } from '../read-back/table';
import { asCaller } from './actor';
import { type DeployOptions } from './deploy';
import { synthesised } from './synthesised';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string; readonly yes: boolean };
  readonly answer: Answer;
}

/**
 * Deploys an environment.
 * @returns the exit code: 0 as planned, 1 refused or different from the plan
 */
export async function runDeploy(
  { options: { environment, yes }, out, columns, phase, answer }: Given,
  { actor = asCaller, unattended }: DeployOptions,
): Promise<number> {
  const loaded = chosenEnvironment(environment);
  const assembly = synthesised();
  const { outcome, changes, facts } = await promote({
    loaded,
    assembly,
    as: await actor(loaded, assembly, out, phase),
    say: out,
    phase,
    approve: async (promotion, impact) => {
      out(`what will change in ${loaded.name}:\n${changeSummary(promotion, impact, columns)}`);
      const { approved, how } = await approval(`deploy exactly this to ${loaded.name}?`, { yes, unattended });
      out(`${approved ? 'approved' : 'refused'} ${how}`);
      return approved;
    },
  });
  answer({ outcome, changes, facts }, () =>
    outcome === 'refused'
      ? `${loaded.name} stays as it is`
      : `${changes === 0 ? 'nothing to change' : 'deployed'}\nread back through the AWS SDK:\n${readBackTable(facts, columns)}`,
  );
  return outcome === 'as planned' ? 0 : 1;
}
