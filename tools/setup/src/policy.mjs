// `node tools/setup/src/policy.mjs [--environment NAME]`: runs the policy packs and CDK's own validation over every environment, or
// over one.
import { setFlagsFromString } from 'node:v8';
import { runApp } from './run-app.mjs';

// CDK's validation is WebAssembly that runs once over a few templates: optimising it costs a quarter of the memory and earns nothing.
setFlagsFromString('--liftoff-only');
await runApp('apps/nss-infra/src/policy.ts', 'policy');
