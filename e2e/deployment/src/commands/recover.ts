import { runCommand } from '@nss/command-line';
import { recoverCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s recover -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  recoverCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
