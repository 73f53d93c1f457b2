import { tmpdir } from 'node:os';
import { administratorOf } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';
import { AccountRecords, FolderWatch, type Marker, type Place, ProcessWatch, Search } from '@nss/e2e-deployment';
import { type GitHub, type WorkflowRun } from '@nss/workflow-runner';

/** Where something that opens a door stands for good reason. */
const BELONGS: readonly { readonly what: RegExp; readonly where: RegExp; readonly why: string }[] = [
  {
    what: /^a secret access key/,
    where: /\/embedded-cloud-[^/]+\/keys\.json$/,
    why: "the cloud's own keys, which its clients read there",
  },
  {
    what: /^a s(ecret access key|ession token)/,
    where: /\/github-[^/]+\/fakes\/.*\.c?js$/,
    why: 'code that names the variables of a session, and holds none',
  },
  {
    // Scenarios run side by side: one looks while the jobs of another work. What was planted is found there all the same, and what a job keeps lies elsewhere.
    what: /^an? (presigned link|token of GitHub|identity token|private key|secret access key|session token) in file/,
    where: /\/github-[^/]+\/run-[^/]+\/(act|workflows)\//,
    why: 'the checkout of a job at work, with tests of this very search, and the token that the runner has until it ends',
  },
];

/** What runs print and leave behind. */
export class RunRecords {
  private readonly runs = new Set<WorkflowRun>();
  private lines: string[] = [];

  /** Told every line that a run prints. */
  readonly onLine = (run: WorkflowRun, line: string): void => {
    this.runs.add(run);
    this.lines.push(line);
  };

  /** What was printed since this was asked last, and the summaries as they are by now. */
  *news(): Generator<Place> {
    const content = this.lines.join('\n');
    this.lines = [];
    yield { name: 'logs of runs', content };
    for (const { id, workflow, jobs } of this.runs)
      for (const [name, { summary }] of Object.entries(jobs))
        yield { name: `summary of ${workflow} ${id}, ${name}`, content: summary };
  }
}

/** Looks for what was planted, and for whatever else opens a door, in everything that GitHub and the accounts show of the scenario so far, and on this machine. */
export class PlantedSearch {
  private readonly search: Search;
  private readonly processes = new ProcessWatch();
  private readonly folder = new FolderWatch(tmpdir());
  private readonly accounts: readonly AccountRecords[];

  constructor(
    markers: readonly Marker[],
    private readonly runs: RunRecords,
    private readonly github: GitHub,
    endpoint: string,
    environments: readonly LoadedEnvironment[],
  ) {
    this.search = new Search(markers);
    this.accounts = environments.map(
      ({ name, environment: { account, region } }) =>
        new AccountRecords(name, { endpoint, region, credentials: administratorOf(endpoint, account) }),
    );
  }

  /** What is found since this was asked last, a line each. */
  async found(): Promise<string[]> {
    const { issues, calls, dispatches } = this.github.state;
    const places: Place[] = [
      this.processes.seen(),
      ...this.runs.news(),
      ...this.folder.news(),
      ...Object.entries({ issues, calls, dispatches }).map(([name, value]) => ({
        name: `GitHub's ${name}`,
        content: JSON.stringify(value),
      })),
    ];
    for (const account of this.accounts)
      for (const parts of [account.news(), account.stacks()]) for await (const place of parts) places.push(place);
    return places
      .flatMap((place) => this.search.in(place))
      .filter((line) => !BELONGS.some(({ what, where }) => what.test(line) && where.test(line)));
  }

  /** Stops watching. */
  end(): void {
    this.processes.stop();
  }
}
