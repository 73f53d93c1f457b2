import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearCallFailures } from '@nss/embedded-aws';
import { AccountRecords, FolderWatch, type Marker, type Place, ProcessWatch, Search } from '@nss/e2e-deployment';
import { loadEnvironments } from '@nss/environment';
import { CERTIFICATE_MARKER } from '../certificate-package';
import { cloudOfWorker } from '../shared-cloud/cloud-of-worker';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';

/** Where a marker stands for good reason. */
const BELONGS: readonly { readonly what: RegExp; readonly where: RegExp; readonly why: string }[] = [
  {
    what: /^address of people/,
    where: /: (template|stack|events) |: object cdk-|\/assembly-[^/]+\/|\/cdk\.out/,
    why: "the topic's subscriptions and the budget are made of it",
  },
  {
    what: /^address of people/,
    where: /\/environments-[^/]+\/[\w-]+\.yaml, /,
    why: 'environment files that a test writes: people say there who is told',
  },
  {
    what: /^a secret access key/,
    where: /\/embedded-cloud-[^/]+\/keys\.json$/,
    why: "the cloud's own keys, which its clients read there",
  },
  {
    what: /^certificate package/,
    where: /: object somebody-elses\//,
    why: 'a test puts it there, and sees that no runbook gets it',
  },
];

/** What was planted: secrets, sessions, the certificate package, and the addresses of people. */
export function plantedMarkers(): Marker[] {
  const people = (loadEnvironments().environments ?? []).flatMap(({ environment }) =>
    environment.observability.notify.map((core) => ({ what: 'address of people', core })),
  );
  return [...cloudOfWorker().markers, CERTIFICATE_MARKER, ...people];
}

/** What the files before this one have looked through, a line each: those of a worker share a cloud, and none has to read it again. */
const SEEN = join(process.env['RUNBOOK_TESTS_SEEN'] ?? '', `${process.env['JEST_WORKER_ID']}.txt`);

/** Looks through everything that tests leave behind. */
class LeakWatch {
  private search = new Search(plantedMarkers());
  private readonly processes = new ProcessWatch(Number(process.env['RUNBOOK_TESTS_PROCESS']));
  private readonly folder = new FolderWatch(tmpdir());
  private records: readonly AccountRecords[] = [];
  private seen = new Set<string>();
  private kept = 0;
  private awaited: RegExp[] = [];
  private endpoint = '';

  /** The accounts of both environments, and this machine. */
  async begin(): Promise<void> {
    const environments: DeployedEnvironment[] = [await deployedEnvironment('dev'), await deployedEnvironment('prod')];
    this.endpoint = environments[0]?.endpoint ?? '';
    this.seen = new Set(existsSync(SEEN) ? readFileSync(SEEN, 'utf8').split('\n').filter(Boolean) : []);
    this.kept = this.seen.size;
    this.records = environments.map(({ place, client }) => new AccountRecords(place.environment, client, this.seen));
  }

  /** Markers and opened doors that have come into the records, on the list of processes and into temporary files. */
  async found(): Promise<string[]> {
    // What the test let fail would keep the search from its answers.
    await clearCallFailures(this.endpoint);
    const found = [...this.in(this.processes.seen())];
    for (const place of this.folder.news()) found.push(...this.in(place));
    await Promise.all(
      this.records.map(async (records) => {
        for await (const place of records.news()) found.push(...this.in(place));
      }),
    );
    this.keepSeen();
    return found;
  }

  /** Notes what was looked through, for the files that follow: a set gives its members in the order in which they came. */
  private keepSeen(): void {
    const news = [...this.seen].slice(this.kept);
    appendFileSync(SEEN, news.map((each) => `${each}\n`).join(''));
    this.kept = this.seen.size;
  }

  /** The same of what was deployed. */
  async foundInStacks(): Promise<string[]> {
    const found: string[] = [];
    for (const records of this.records) for await (const place of records.stacks()) found.push(...this.in(place));
    return found;
  }

  /** Looks for one more marker, from now on. */
  lookFor(more: Marker): void {
    this.search = new Search([...plantedMarkers(), more]);
  }

  /** Says that the test that runs lets something out on purpose, and where it will be found. */
  await(where: RegExp): void {
    this.awaited.push(where);
  }

  /** What was awaited since the last time. */
  takeAwaited(): RegExp[] {
    return this.awaited.splice(0);
  }

  /** Stops watching. */
  end(): void {
    this.processes.stop();
  }

  private in(place: Place): string[] {
    return this.search
      .in(place)
      .filter((line) => !BELONGS.some(({ what, where }) => what.test(line) && where.test(line)));
  }
}

/** The watch over the tests of a file. */
export const leakWatch = new LeakWatch();
