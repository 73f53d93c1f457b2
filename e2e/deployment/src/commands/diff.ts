import { runCommand } from '@nss/command-line';
import { diffCommand } from '@nss/operations';
import { isEmbedded } from './is-embedded';

// `npm run -s diff -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
process.exitCode = await runCommand(diffCommand(cloud?.actorInNamedCloud), process.argv.slice(2));
