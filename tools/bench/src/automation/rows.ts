import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { administratorOf, startEmbeddedCloud } from '@nss/embedded-aws';
import { summarise } from '../measure/statistics';
import { type Row } from '../report/result';
import { measureExecutions, UNSCRIPTED_EXECUTIONS } from './executions';
import { CALLS, measureOverhead } from './overhead';
import { CONCURRENCY, EXECUTIONS, measureRateControl } from './rate-control';

/** Measures the executor against an embedded cloud of its own. */
export async function automationRows(runs: number, say: (line: string) => void): Promise<Row[]> {
  const cloud = await startEmbeddedCloud();
  try {
    const client = {
      endpoint: cloud.endpoint,
      region: 'eu-central-1',
      credentials: administratorOf(cloud.endpoint, '111111111111'),
    };
    await new SSMClient(client).send(new PutParameterCommand({ Name: '/bench/value', Value: 'x', Type: 'String' }));
    const overhead = [];
    const controlled = [];
    const unscripted = [];
    for (let number = 1; number <= runs; number += 1) {
      const run = await measureOverhead(client);
      overhead.push(run);
      say(
        `run ${number} of ${runs}  ${(run.executionMilliseconds / run.callsMilliseconds).toFixed(3)} times its calls  a runbook of ${CALLS} API calls`,
      );
      unscripted.push(await measureExecutions());
      controlled.push(await measureRateControl(client, `bench-${number}`));
      say(
        `run ${number} of ${runs}  ${((controlled.at(-1) ?? 0) / 1000).toFixed(2)} s  ${EXECUTIONS} executions, ${CONCURRENCY} at once`,
      );
    }
    return [
      {
        id: 'runbook',
        title: `a runbook of ${CALLS} API calls`,
        milliseconds: summarise(overhead.map(({ executionMilliseconds }) => executionMilliseconds)),
      },
      {
        id: 'runbook-calls',
        title: '(c) the sum of those calls, in the same runs',
        milliseconds: summarise(overhead.map(({ callsMilliseconds }) => callsMilliseconds)),
      },
      {
        id: 'rate-control',
        title: `${EXECUTIONS} executions under rate control, ${CONCURRENCY} at once`,
        milliseconds: summarise(controlled),
      },
      {
        id: 'executions',
        title: `processor time of ${UNSCRIPTED_EXECUTIONS} executions without scripts`,
        milliseconds: summarise(unscripted),
      },
    ];
  } finally {
    await cloud.stop();
  }
}
