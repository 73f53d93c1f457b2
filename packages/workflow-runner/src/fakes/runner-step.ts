import { setTimeout as sleep } from 'node:timers/promises';
import { type GateAnswer } from '../github/gate';
import { askRunner } from './github-client';
import { main } from './runner';

/** Milliseconds between two questions of a job that waits. */
const POLL_MILLISECONDS = 100;

/** The injected steps: `environment` waits at the gate, `enter` and `leave` are about the concurrency group. */
await main(async () => {
  const question = process.argv[2] ?? '';
  const {
    ACT_ENVIRONMENT: environment = '',
    ACT_CONCURRENCY_GROUP: group,
    ACT_CANCEL_IN_PROGRESS: cancelInProgress,
    ACT_QUEUE: queue,
  } = process.env;
  for (;;) {
    const answer = await askRunner<GateAnswer>(question, { environment, group, cancelInProgress, queue });
    if (answer.state === 'stop') throw new Error(answer.message);
    if (answer.state === 'go') break;
    await sleep(POLL_MILLISECONDS);
  }
  if (question === 'environment' && environment !== '') console.log(`entered the environment ${environment}`);
});
