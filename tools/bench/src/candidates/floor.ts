import { workspaceRoot } from '@nss/workspace';
import { type Candidate } from '../measure/candidate';
import { type AssemblySize } from '../measure/count-resources';

/** The bare floor: node, the CDK and as many resources in as many stacks as ours, bundled the same way. */
export function floor(bundledFloor: string, { stacks, total }: AssemblySize): Candidate {
  return {
    id: 'floor',
    title: `(b) bare floor: ${total} plain resources in ${stacks.length} stacks`,
    command: (outdir) => ({
      file: process.execPath,
      args: [bundledFloor],
      variables: { CDK_OUTDIR: outdir, CDK_VALIDATION: 'false', FLOOR_STACKS: JSON.stringify(stacks) },
      cwd: workspaceRoot(),
    }),
  };
}
