/** A command of this repository. */
export interface ListedCommand {
  /** One line: what it is for. */
  readonly summary: string;
  /** The TypeScript file that is it, from the repository's root. */
  readonly entry: string;
}

/** Every command, by its name: `npm run -s nss -- NAME`, or `npm run -s NAME`. */
export const COMMANDS: Readonly<Record<string, ListedCommand>> = {
  start: {
    summary: 'deploys every environment to an embedded cloud on this machine, and reads it back',
    entry: 'e2e/deployment/src/start.ts',
  },
  stop: { summary: 'ends that cloud', entry: 'e2e/deployment/src/stop.ts' },
  test: { summary: 'checks everything', entry: 'e2e/deployment/src/check.ts' },
  environments: {
    summary: 'checks the environment files, and shows what is derived from them',
    entry: 'libs/environment/src/commands.ts',
  },
  new: {
    summary: 'asks what an environment needs, says who knows it, and writes its file',
    entry: 'tools/new-environment/src/main.ts',
  },
  diff: { summary: 'shows what a deployment would change', entry: 'e2e/deployment/src/commands/diff.ts' },
  deploy: {
    summary: 'deploys an environment: shows what would change, asks, deploys exactly that, reads it back',
    entry: 'e2e/deployment/src/commands/deploy.ts',
  },
  runbook: {
    summary: 'lists, shows, validates and starts runbooks',
    entry: 'e2e/deployment/src/commands/runbook.ts',
  },
  drill: {
    summary: 'incidents that unfold offline: who hears of them, what to do, which logs are lost',
    entry: 'e2e/drills/src/main.ts',
  },
  cost: {
    summary: 'what environments cost a month, how big they have to be, and what would save',
    entry: 'apps/nss-infra/src/estimate/main.ts',
  },
  report: {
    summary: 'a page about an environment: picture, flows, addresses, alarms, cost, changes',
    entry: 'apps/nss-infra/src/report/main.ts',
  },
  doctor: {
    summary: 'says what machine, accounts and repository still lack, with the command for each',
    entry: 'e2e/deployment/src/commands/doctor.ts',
  },
  bootstrap: {
    summary: "prepares an environment's account, once, as its administrator",
    entry: 'e2e/deployment/src/commands/bootstrap.ts',
  },
  recover: {
    summary: 'leads a stack out of a state in which nothing can be deployed, as its administrator',
    entry: 'e2e/deployment/src/commands/recover.ts',
  },
  retire: {
    summary: 'removes a whole environment but for its records, as its administrator',
    entry: 'e2e/deployment/src/commands/retire.ts',
  },
  repair: {
    summary: 'brings an account back to what was deployed, by a plan that is shown and approved',
    entry: 'e2e/deployment/src/commands/repair.ts',
  },
  edits: {
    summary: 'deploys every kind of edit of an environment file offline, and takes it back',
    entry: 'e2e/deployment/src/edits/main.ts',
  },
  faults: {
    summary: 'deploys with every fault at every type of resource offline, and says how each ends',
    entry: 'e2e/deployment/src/faults/main.ts',
  },
  logs: {
    summary: 'asks the logs of an environment, by questions in plain words',
    entry: 'e2e/deployment/src/commands/logs.ts',
  },
  gitops: { summary: 'a commit on its way through the workflows, offline', entry: 'e2e/delivery/src/main.ts' },
  cloud: { summary: 'an AWS endpoint for your own tools', entry: 'packages/embedded-aws/src/cloud.ts' },
  corpus: {
    summary: 'validates a folder of Automation documents, and runs those that can run',
    entry: 'packages/ssm-automation-corpus/src/main.ts',
  },
  delivery: { summary: 'the steps of the workflows', entry: 'tools/delivery/src/main.ts' },
  sbom: { summary: 'what a job that deploys installs, with its licences', entry: 'tools/supply-chain/src/main.ts' },
  pack: {
    summary: 'tarballs of the packages that live without NSS',
    entry: 'tools/packaging/src/main.ts',
  },
  generate: {
    summary: 'adds a runbook, an alarm or a key of the environment file, with everything that belongs to it',
    entry: 'tools/generators/src/main.ts',
  },
  versions: {
    summary: 'the quick tests on every Node.js and Python that is supported',
    entry: 'tools/versions/src/main.ts',
  },
  docs: { summary: 'the documents as a site, with a search', entry: 'tools/docs/src/main.ts' },
  release: { summary: 'makes this commit a release', entry: 'apps/nss-infra/src/release/main.ts' },
  bench: { summary: 'ratios of one run', entry: 'tools/bench/src/bench.ts' },
};
