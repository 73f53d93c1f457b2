import { type Marker } from '@nss/e2e-deployment';

/** A cloud with the reference environments in it. */
export interface DeployedCloud {
  readonly endpoint: string;
  /** Sessions with which the runbooks of an environment are started, by its name. */
  readonly sessions: Readonly<
    Record<string, { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string }>
  >;
  /** What nobody but its owner may ever see. */
  readonly markers: readonly Marker[];
}

/** The cloud of this jest worker: workers are counted from 1. https://jestjs.io/docs/environment-variables#jest_worker_id */
export function cloudOfWorker(): DeployedCloud {
  const clouds = JSON.parse(process.env['RUNBOOK_TESTS_CLOUDS'] ?? '[]') as DeployedCloud[];
  const found = clouds[Number(process.env['JEST_WORKER_ID'] ?? 1) - 1];
  if (!found) throw new Error(`there is no cloud for worker ${process.env['JEST_WORKER_ID']} of ${clouds.length}`);
  return found;
}
