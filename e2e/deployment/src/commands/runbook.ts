import { runCommand } from '@nss/command-line';
import { runbookCommand } from '@nss/runbooks/command';
import { isEmbedded } from './is-embedded';

// `npm run -s runbook -- …`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
process.exitCode = await runCommand(runbookCommand(cloud?.runbookOptions), process.argv.slice(2));
