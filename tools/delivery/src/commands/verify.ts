import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { pollMilliseconds } from '@nss/deployment';
import { agrees, clientsFor, readBack, readBackTable, readSystem, runAll } from '@nss/operations';
import { fenced, md } from '@nss/markdown';
import { runsAfterDeployment, verifyingRunbooks } from '@nss/runbook-definition';
import { RUNBOOKS } from '@nss/runbooks';
import { required } from '../required';
import { output, say, summary } from '../github/job';
import { writeEvidence } from '../promotion/evidence';
import { writeFound } from '../promotion/found';
import { delivery } from './delivery';

/**
 * `verify --environment NAME --assembly DIRECTORY --digest DIGEST --evidence FILE [--found FILE] [--unchanged]`: reads back what exists,
 * runs the runbooks that put a deployment to work and check its health, writes down what it found, and evidence where all is well.
 *
 * @returns 1 when something differs from the plan, or a runbook failed
 */
export async function verify(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    environment = '',
    assembly = '',
    digest = '',
    evidence = '',
  } = required(values, 'environment', 'assembly', 'digest', 'evidence');
  const { loaded, account, stacks } = await delivery(environment, assembly);
  const clients = clientsFor(account);
  const facts = await readBack({ loaded, stacks, clients });
  const table = readBackTable(facts);
  say(`read back through the AWS SDK:\n${table}`);
  const isAsPlanned = facts.every(agrees);
  const said: string[] = [];
  const tell = (line: string) => {
    said.push(line);
    say(line);
  };
  const looking = verifyingRunbooks(RUNBOOKS);
  const looked: AutomationExecution[] = [];
  const wanted =
    values['unchanged'] === 'true'
      ? looking.map((name) => ({ name }))
      : runsAfterDeployment(RUNBOOKS, await readSystem(clients.ssm, loaded.environment.purpose));
  const isHealthy = await runAll(
    {
      loaded,
      client: account.client ?? { region: account.region },
      say: tell,
      onEnd: (execution) => looked.push(execution),
      intervalMilliseconds: pollMilliseconds(account),
    },
    wanted,
  );
  if (values['found']) writeFound(values['found'], { environment, digest, at: new Date(), facts, executions: looked });
  summary(
    md`## ${environment}: ${isAsPlanned ? 'as planned' : 'DIFFERS from the plan'}, ${isHealthy ? 'healthy' : 'NOT healthy'}\n\n${fenced(`${table}\n${said.join('\n')}`)}`,
  );
  output('healthy', String(isAsPlanned && isHealthy));
  if (!isAsPlanned || !isHealthy) return 1;
  writeEvidence(evidence, { environment, digest });
  return 0;
}
