import {
  DescribeAutomationExecutionsCommand,
  SendAutomationSignalCommand,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { documentName } from '@nss/runbook-definition';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DeployedEnvironment } from '../../environment';
import { ended, stepsOf, tagsOf, until } from '../../execution';
import { resetSetUp, told } from '../../nss-set-up/set-up';
import { signIn, ssmOf, variablesOf } from '../../people';
import { activeServer, statesOf } from '../../servers';

import { rowsOf, type Seen } from '../terminal';
import { type Situation, type Situations } from './situation';

const EXAMPLE = '12345678-1234-1234-1234-123456789012';
const BEFORE = { 'web-01': 'running', 'web-02': 'stopped' };
const AFTER = { 'web-01': 'stopped', 'web-02': 'running' };

/** Executions of the fail-over that are under way. */
async function failovers({ ssm, place }: DeployedEnvironment) {
  const { AutomationExecutionMetadataList: found = [] } = await ssm.send(
    new DescribeAutomationExecutionsCommand({
      Filters: [{ Key: 'DocumentNamePrefix', Values: [documentName(place, 'nss-failover')] }],
    }),
  );
  return found;
}

/** Approves the next fail-over that waits for it. */
async function approve(prod: DeployedEnvironment): Promise<void> {
  for (;;) {
    const waiting = (await failovers(prod)).find(({ AutomationExecutionStatus: status }) => status === 'Waiting');
    if (waiting)
      return void (await (
        await ssmOf(prod, 'bob')
      ).send(
        new SendAutomationSignalCommand({
          AutomationExecutionId: waiting.AutomationExecutionId,
          SignalType: 'Approve',
        }),
      ));
    await sleep(100);
  }
}

/** A fail-over that somebody started, and that waits for an approval. */
async function waiting(prod: DeployedEnvironment): Promise<string> {
  const { AutomationExecutionId: id = '' } = await (await ssmOf(prod, 'ann')).send(
    new StartAutomationExecutionCommand({
      DocumentName: documentName(prod.place, 'nss-failover'),
      Parameters: { Log: ['web'] },
      Tags: tagsOf(prod),
    }),
  );
  await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
  return id;
}

/** The execution that the commands of a page are about, by environment. */
const ids = new Map<DeployedEnvironment, string>();
const idOf = (prod: DeployedEnvironment) => ids.get(prod) ?? '';

/** What each runbook of a block said at its end. */
const endings = ({ out }: Seen) =>
  out.split('\n').filter((line) => /^(Success|Failed|Cancelled|TimedOut): /.test(line));

/** One table, one verdict; then the records of the time. */
const LOOKED: Situation['shows'] = (seen) => {
  expect(seen.out).toMatch(/^verdict +check +subject /m);
  expect(endings(seen)).toEqual([
    expect.stringMatching(/^Success: .*\d+ pass/),
    expect.stringMatching(/^Success: .*s3:\/\//),
  ]);
};

/** How often servers were told to update themselves before the pair is: by other tests. */
let updatesBefore = 0;
const updatesTold = async (prod: DeployedEnvironment) =>
  (await told(prod, new Date(0))).filter((line) => line === 'nss update-now').length;

/** What is started, and what is answered. */
export const RUNBOOK_SITUATIONS: Situations = {
  'Fail over: npm run -s runbook': {
    environment: 'prod',
    meanwhile: approve,
    shows: async (seen, prod) => {
      expect(endings(seen)).toEqual([expect.stringMatching(/^Success: .*web-02/)]);
      expect([await statesOf(prod), await activeServer(prod, 'web')]).toEqual([
        expect.objectContaining(AFTER),
        'web-02',
      ]);
    },
  },
  'Fail over: aws ssm describe-automation-executions': {
    environment: 'prod',
    prepare: async (prod) => {
      const id = await waiting(prod);
      ids.set(prod, id);
      return { [EXAMPLE]: id };
    },
    variables: async (prod) => variablesOf(await signIn(prod, 'bob')),
    shows: async ({ out }, prod) => {
      // Of all that were ever started, the one that waits, and whose it is.
      expect(rowsOf(out)).toEqual([[idOf(prod), 'arn:aws:sts::222222222222:assumed-role/relay-approver/ann']]);
      const execution = await ended(prod, idOf(prod));
      expect(stepsOf(execution)).toContain('approveFailover Success');
      expect(await statesOf(prod)).toMatchObject(AFTER);
    },
  },
  'Fail over: aws ssm stop-automation-execution': {
    environment: 'prod',
    prepare: async (prod) => void ids.set(prod, await waiting(prod)),
    variables: async (prod) => ({ ...variablesOf(await signIn(prod, 'ann')), ID: idOf(prod) }),
    shows: async (_, prod) => {
      const execution = await ended(prod, idOf(prod));
      expect(execution.AutomationExecutionStatus).toBe('Cancelled');
      expect(await statesOf(prod)).toMatchObject(BEFORE);
    },
  },
  'Update a pair: npm run -s runbook': {
    environment: 'prod',
    prepare: async (prod) => {
      await resetSetUp(prod);
      updatesBefore = await updatesTold(prod);
    },
    meanwhile: approve,
    shows: async (seen, prod) => {
      expect(endings(seen)).toEqual([
        expect.stringMatching(/^Success: web-02 is updated/),
        expect.stringMatching(/^Success: .*web-02/),
        expect.stringMatching(/^Success: web-01 is updated/),
      ]);
      expect([await statesOf(prod), await activeServer(prod, 'web')]).toEqual([
        expect.objectContaining(AFTER),
        'web-02',
      ]);
      expect((await updatesTold(prod)) - updatesBefore).toBe(2);
    },
  },
  'Runbooks: npm run -s runbook': { environment: 'prod', shows: LOOKED },
  'Hand over: npm run -s runbook': {
    environment: 'prod',
    shows: (seen) => expect(endings(seen)).toEqual([expect.stringMatching(/^Success: .*s3:\/\//)]),
  },
};
