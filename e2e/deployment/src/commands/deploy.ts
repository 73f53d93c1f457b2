import { runCommand } from '@nss/command-line';
import { deployCommand } from '@nss/operations/commands';
import { IN_EMBEDDED_CLOUD, namedCloud } from './is-embedded';

// `npm run -s deploy -- --environment dev [--yes]`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
process.exitCode = await runCommand(
  deployCommand(async () => {
    const cloud = await namedCloud();
    return cloud ? { actor: cloud.actorInNamedCloud, unattended: IN_EMBEDDED_CLOUD } : {};
  }),
  process.argv.slice(2),
);
