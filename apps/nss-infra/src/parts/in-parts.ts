import { deriveRelayPlan, type Environment } from '@nss/environment';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type PlannedEnvironment } from '../app';
import { split } from './split';

/** Set in the processes that work on a part. */
const IS_PART = 'NSS_INFRA_PART';

/** What a process is told to work on: the files were read and checked by who tells. */
interface Part {
  readonly number: number;
  readonly environments: readonly Environment[];
}

/** What a program does with environments. */
export interface Program<T> {
  /** Reads and checks all of them; undefined when they have problems, which it has told. */
  readonly load: () => readonly PlannedEnvironment[] | undefined;
  /** Does it with some, in this process. The number of the part is its own; the result crosses processes (structured clone). */
  readonly work: (environments: readonly PlannedEnvironment[], part: number) => T;
  /** Is given the results in the order of the environments. */
  readonly finish: (results: readonly T[], environments: readonly PlannedEnvironment[]) => void;
}

/**
 * Runs a program over all environments: in this process where they are few, otherwise in processes that each run this same program
 * (`process.argv[1]`) over a part, one for each processor at a time. Sets the exit code 1 when the environments have problems.
 *
 * @throws Error when a part fails: what it says stands above, and no further part is begun
 */
export async function inParts<T>({ load, work, finish }: Program<T>): Promise<void> {
  if (process.env[IS_PART]) return doPart(work);
  const environments = load();
  if (!environments) {
    process.exitCode = 1;
    return;
  }
  const parts = split(environments, availableParallelism());
  if (parts.length <= 1) {
    finish(
      parts.map((part) => work(part, 0)),
      environments,
    );
    return;
  }
  const results: T[] = [];
  const waiting = [...parts.entries()];
  const takeOne = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, part] = next;
      try {
        results[number] = await startPart<T>({ number, environments: part.map(({ environment }) => environment) });
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

function startPart<T>(part: Part): Promise<T> {
  return new Promise((resolve, reject) => {
    const [file = '', ...args] = process.argv.slice(1);
    const child = fork(file, args, { env: { ...process.env, [IS_PART]: '1' }, serialization: 'advanced' });
    let done: { readonly result: T } | undefined;
    child.on('message', (message) => {
      done = message as { readonly result: T };
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const names = part.environments.map(({ environment }) => environment).join(', ');
      if (code === 0 && done) resolve(done.result);
      else reject(new Error(`it ended with ${signal ?? `exit code ${code}`} at one of the environments ${names}`));
    });
    child.send(part);
  });
}

function doPart<T>(work: Program<T>['work']): Promise<void> {
  return new Promise((resolve, reject) => {
    process.once('message', ({ environments, number }: Part) => {
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
