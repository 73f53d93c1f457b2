import { runCommand } from '@nss/command-line';
import { bootstrapCommand } from '@nss/operations';
import { isEmbedded } from './is-embedded';

// `npm run -s bootstrap -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
process.exitCode = await runCommand(bootstrapCommand(cloud?.accountInNamedCloud), process.argv.slice(2));
