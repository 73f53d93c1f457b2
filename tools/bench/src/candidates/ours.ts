import { workspaceRoot } from '@nss/workspace';
import { type Candidate } from '../measure/candidate';

/** Our synthesis: as a user gets it, bundling included, and the bundled app alone. */
export function ours(bundledApp: string): Candidate[] {
  const cwd = workspaceRoot();
  return [
    {
      id: 'ours',
      title: 'ours: bundle and synthesise (tools/setup/src/synth.mjs)',
      command: (outdir) => ({
        file: process.execPath,
        args: ['tools/setup/src/synth.mjs', outdir],
        variables: {},
        cwd,
      }),
    },
    {
      id: 'ours-bundled',
      title: 'ours: the bundled app alone',
      command: (outdir) => ({
        file: process.execPath,
        args: [bundledApp],
        variables: { CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' },
        cwd,
      }),
    },
  ];
}
