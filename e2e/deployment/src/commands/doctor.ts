import { runCommand } from '@nss/command-line';
import { doctorCommand } from '@nss/doctor/command';
import { namedCloud } from './is-embedded';

// `npm run -s doctor`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  doctorCommand(async () => (await namedCloud())?.accountInNamedCloud),
  process.argv.slice(2),
);
