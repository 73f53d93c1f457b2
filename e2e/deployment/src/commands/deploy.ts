import { runCommand } from '@nss/command-line';
import { deployCommand } from '@nss/operations';
import { IN_EMBEDDED_CLOUD, isEmbedded } from './is-embedded';

// `npm run -s deploy -- --environment dev [--yes]`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
process.exitCode = await runCommand(
  deployCommand(cloud && { actor: cloud.actorInNamedCloud, unattended: IN_EMBEDDED_CLOUD }),
  process.argv.slice(2),
);
