import { runbookCommand } from '@nss/runbooks/command';
import { isEmbedded } from './is-embedded';

// `npm run -s runbook -- …`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
try {
  process.exitCode = await runbookCommand(process.argv.slice(2), cloud?.runbookOptions);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
