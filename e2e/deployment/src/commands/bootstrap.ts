import { bootstrap } from '@nss/operations';
import { isEmbedded } from './is-embedded';

// `npm run -s bootstrap -- --environment dev`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
try {
  process.exitCode = await bootstrap(process.argv.slice(2), cloud?.accountInNamedCloud);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
