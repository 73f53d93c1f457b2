import { runCommand } from '@nss/command-line';
import { runbookCommand } from '@nss/runbooks/command';
import { namedCloud } from './is-embedded';

// `npm run -s runbook -- …`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  runbookCommand(async () => (await namedCloud())?.runbookOptions),
  process.argv.slice(2),
);
