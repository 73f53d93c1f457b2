import { runCommand } from '@nss/command-line';
import { diffCommand } from '@nss/operations/commands';
import { namedCloud } from './is-embedded';

// `npm run -s diff -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  diffCommand(async () => (await namedCloud())?.actorInNamedCloud),
  process.argv.slice(2),
);
