import { doctor } from '@nss/doctor';
import { isEmbedded } from './is-embedded';

// `npm run -s doctor`. The embedded cloud is loaded where AWS_ENDPOINT_URL names one.
const cloud = isEmbedded() ? await import('./named-cloud') : undefined;
try {
  process.exitCode = await doctor(process.argv.slice(2), cloud?.accountInNamedCloud);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
