import sparticuz from '@sparticuz/chromium';
import { spawnSync } from 'node:child_process';

/** Where distributions put it. */
const ON_MACHINE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const starts = (path: string) => spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 60_000 }).status === 0;

const path = ON_MACHINE.find(starts) ?? (await sparticuz.executablePath());
if (!starts(path)) throw new Error(`${path} does not start`);
process.stdout.write(path);
