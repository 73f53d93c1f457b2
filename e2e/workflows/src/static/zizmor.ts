import { workspaceRoot } from '@nss/workspace';
import { join } from 'node:path';
import { byVersion, program, runTool, withCheckouts, type ToolFinding, type Version } from './tool';

interface RawFinding {
  ident: string;
  desc: string;
  locations: {
    symbolic: { kind: string; key: { Local?: { verbatim_path: string } } };
    concrete: { location: { start_point: { row: number } } };
  }[];
}

/** Exit codes from 10 on tell the gravest finding (zizmor's usage, exit codes). */
const DID_ITS_WORK = [0, 10, 11, 12, 13, 14];

/** What zizmor, in the persona that reports most, says about versions of `.github`. Nothing is looked up on the network. */
export function zizmor(versions: readonly Version[]): Promise<ToolFinding[][]> {
  return withCheckouts(versions, async (folder, files) => {
    const configuration = join(workspaceRoot(), 'e2e/workflows/zizmor.yml');
    const output = await runTool(
      program('zizmor'),
      [
        '--offline',
        '--persona',
        'auditor',
        '--strict-collection',
        '--quiet',
        '--config',
        configuration,
        '--format',
        'json',
        ...files,
      ],
      folder,
      DID_ITS_WORK,
    );
    const findings = (JSON.parse(output) as RawFinding[]).map(({ ident, desc, locations }): ToolFinding => {
      const place = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0];
      return {
        tool: 'zizmor',
        rule: ident,
        path: place?.symbolic.key.Local?.verbatim_path ?? '',
        line: (place?.concrete.location.start_point.row ?? 0) + 1,
        problem: desc,
      };
    });
    return byVersion(versions.length, findings);
  });
}
