import { command, runCommand } from '@nss/command-line';
import { join } from 'node:path';

const sbom = command({
  invocation: 'npm run -s sbom --',
  summary: 'writes what a job that deploys installs, as CycloneDX and as a list of licences',
  description:
    'Writes what a job that deploys installs, as CycloneDX and as a list of licences. Exit code: 0 written, 1 a licence is refused, 2 wrong use.',
  arguments: [{ name: 'FOLDER', description: 'where to' }],
  examples: ['npm run -s sbom -- dist/sbom'],
  json: true,
  run: async ({ arguments: [folder = ''], answer, error, phase }) => {
    const { writeSbom } = await import('./sbom');
    const refused = await phase('reading what is installed', () => writeSbom(folder));
    const files = ['sbom.cdx.json', 'licences.md'].map((file) => join(folder, file));
    answer({ files, refused }, () => `wrote ${files.join(' and ')}`);
    if (refused.length > 0) error(`these must not be deployed:\n${refused.map((each) => `- ${each}`).join('\n')}`);
    return refused.length > 0 ? 1 : 0;
  },
});

process.exitCode = await runCommand(sbom, process.argv.slice(2));
