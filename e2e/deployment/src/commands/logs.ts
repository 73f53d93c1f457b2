import { runCommand } from '@nss/command-line';
import { logsCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s logs -- QUESTION --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  logsCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
