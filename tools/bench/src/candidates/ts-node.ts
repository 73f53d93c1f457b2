import { type Candidate } from '../measure/candidate';
import { TS_NODE_ENTRY, type TsNodeProject } from './ts-node-project';

/** ts-node with type-check, as `cdk init` set a project up for years: CDK's own validation on, as it is there, and off. */
export function tsNode(project: TsNodeProject): Candidate[] {
  const candidate = (id: string, title: string, validation: string | undefined): Candidate =>
    'missing' in project
      ? { id, title, missing: project.missing }
      : {
          id,
          title,
          command: (outdir) => ({
            file: process.platform === 'win32' ? 'npx.cmd' : 'npx',
            args: ['ts-node', '--prefer-ts-exts', TS_NODE_ENTRY],
            variables: { CDK_OUTDIR: outdir, CDK_VALIDATION: validation },
            cwd: project.folder,
          }),
        };
  return [
    candidate('ts-node', '(a) npx ts-node --prefer-ts-exts', undefined),
    candidate('ts-node-unvalidated', '(a) the same, CDK_VALIDATION=false', 'false'),
  ];
}
