#!/usr/bin/env node
// `nss NAME …`: every command of this repository.
process.argv.splice(2, 0, 'tools/nss/src/main.ts');
await import(new URL('../../setup/src/with-setup.mjs', import.meta.url).href);
