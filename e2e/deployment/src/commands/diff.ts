import { diff } from '@nss/operations';
import { isEmbedded } from './is-embedded';

// `npx nx run nss-infra:diff --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
try {
  process.exitCode = await diff(process.argv.slice(2), cloud?.actorInNamedCloud);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
