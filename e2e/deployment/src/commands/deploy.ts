import { deploy } from '@nss/operations';
import { IN_EMBEDDED_CLOUD, isEmbedded } from './is-embedded';

// `npx nx run nss-infra:deploy --environment dev [--yes]`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
try {
  process.exitCode = await deploy(
    process.argv.slice(2),
    cloud && { actor: cloud.actorInNamedCloud, unattended: IN_EMBEDDED_CLOUD },
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
