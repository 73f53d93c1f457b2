import { command, runCommand } from '@nss/command-line';
import { resolve } from 'node:path';

const packCommand = command({
  invocation: 'npm run -s pack --',
  summary: 'builds the packages that live without NSS, and puts a tarball of each into a folder',
  arguments: [{ name: 'FOLDER', description: 'where the tarballs are put' }],
  examples: ['npm run -s pack -- dist/packages'],
  json: true,
  run: async ({ arguments: [folder = ''], answer, phase }) => {
    const { pack } = await import('./pack');
    const paths = await pack(resolve(folder), { phase });
    answer(paths, () => Object.values(paths).join('\n'));
    return 0;
  },
});

process.exitCode = await runCommand(packCommand, process.argv.slice(2));
