import { deriveRelayPlan, type Environment } from '@nss/environment';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type PlannedEnvironment } from '../app';
import { split } from './split';

/** Set in the processes that work on a batch. */
const IS_BATCH = 'NSS_INFRA_BATCH';

/** What a process is told to work on: the files were read and checked by who tells. */
interface Batch {
  readonly number: number;
  readonly environments: readonly Environment[];
}

/** What a program does with environments. */
export interface Program<T> {
  /** Reads and checks all of them; undefined when they have problems, which it has told. */
  readonly load: () => readonly PlannedEnvironment[] | undefined;
  /** Does it with some, in this process. The number of the batch is its own; the result crosses processes (structured clone). */
  readonly work: (environments: readonly PlannedEnvironment[], batch: number) => T;
  /** Is given the results in the order of the environments. */
  readonly finish: (results: readonly T[], environments: readonly PlannedEnvironment[]) => void;
}

/**
 * Runs a program over all environments: in this process where they are few, otherwise in processes that each run this same program
 * (`process.argv[1]`) over a batch, one for each processor at a time. Sets the exit code 1 when the environments have problems.
 *
 * @throws Error when a batch fails: what it says stands above, and no further batch is begun
 */
export async function inBatches<T>({ load, work, finish }: Program<T>): Promise<void> {
  if (process.env[IS_BATCH]) return doBatch(work);
  const environments = load();
  if (!environments) {
    process.exitCode = 1;
    return;
  }
  const batches = split(environments, availableParallelism());
  if (batches.length <= 1) {
    finish(
      batches.map((batch) => work(batch, 0)),
      environments,
    );
    return;
  }
  const results: T[] = [];
  const waiting = [...batches.entries()];
  const takeOne = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, batch] = next;
      try {
        results[number] = await startBatch<T>({ number, environments: batch.map(({ environment }) => environment) });
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: availableParallelism() }, takeOne));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  finish(results, environments);
}

function startBatch<T>(batch: Batch): Promise<T> {
  return new Promise((resolve, reject) => {
    const [file = '', ...args] = process.argv.slice(1);
    const child = fork(file, args, { env: { ...process.env, [IS_BATCH]: '1' }, serialization: 'advanced' });
    let done: { readonly result: T } | undefined;
    child.on('message', (message) => {
      done = message as { readonly result: T };
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const names = batch.environments.map(({ environment }) => environment).join(', ');
      if (code === 0 && done) resolve(done.result);
      else reject(new Error(`it ended with ${signal ?? `exit code ${code}`} at one of the environments ${names}`));
    });
    child.send(batch);
  });
}

function doBatch<T>(work: Program<T>['work']): Promise<void> {
  return new Promise((resolve, reject) => {
    process.once('message', ({ environments, number }: Batch) => {
      try {
        const result = work(environments.map(planned), number);
        process.send?.({ result }, () => {
          process.disconnect();
          resolve();
        });
      } catch (error) {
        process.disconnect();
        reject(error as Error);
      }
    });
  });
}

function planned(environment: Environment): PlannedEnvironment {
  const { plan } = deriveRelayPlan(environment);
  if (!plan) throw new Error(`${environment.environment} was checked, and has no plan`);
  return { environment, plan };
}
