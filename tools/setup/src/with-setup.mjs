// `node tools/setup/src/with-setup.mjs ENTRY.ts [arguments]`: set up first, then run the entry.
import { setUp } from './set-up.mjs';

setUp();
const { runEntry } = await import('./run.mjs');
await runEntry(process.argv.slice(2));
