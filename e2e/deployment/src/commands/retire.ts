import { runCommand } from '@nss/command-line';
import { retireCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s retire -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  retireCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
