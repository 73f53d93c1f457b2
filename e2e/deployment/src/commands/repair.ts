import { runCommand } from '@nss/command-line';
import { repairCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s repair -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  repairCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
