import { runCommand } from '@nss/command-line';
import { bootstrapCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s bootstrap -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  bootstrapCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
