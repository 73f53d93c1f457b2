import { runCommand } from '@nss/command-line';
import { doctorCommand } from '@nss/doctor';
import { isEmbedded } from './is-embedded';

// `npm run -s doctor`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
process.exitCode = await runCommand(doctorCommand(cloud?.accountInNamedCloud), process.argv.slice(2));
