import { command, runCommand } from '@nss/command-line';
import { resolve } from 'node:path';
import { pack } from './pack';

const packCommand = command({
  invocation: 'npm run -s pack --',
  summary: 'builds the packages that live without NSS, and puts a tarball of each into a folder',
  arguments: [{ name: 'FOLDER', description: 'where the tarballs are put' }],
  examples: ['npm run -s pack -- dist/packages'],
  run: async ({ arguments: [folder = ''], out }) => {
    for (const path of Object.values(await pack(resolve(folder)))) out(path);
    return 0;
  },
});

process.exitCode = await runCommand(packCommand, process.argv.slice(2));
