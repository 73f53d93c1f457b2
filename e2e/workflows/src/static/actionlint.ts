import { byVersion, program, runTool, withCheckouts, type ToolFinding, type Version } from './tool';

interface RawFinding {
  message: string;
  filepath: string;
  line: number;
  kind: string;
}

/** What actionlint, with shellcheck for the scripts, says about versions of `.github`. */
export function actionlint(versions: readonly Version[]): Promise<ToolFinding[][]> {
  return withCheckouts(versions, async (folder, all) => {
    const files = all.filter((path) => /^v\d+\/\.github\/workflows\//.test(path));
    if (files.length === 0) return versions.map(() => []);
    // Exit code 1 means findings.
    const output = await runTool(
      program('actionlint'),
      ['-format', '{{json .}}', '-shellcheck', program('shellcheck'), '-pyflakes', '', ...files],
      folder,
      [0, 1],
    );
    const findings = ((JSON.parse(output || '[]') as RawFinding[] | null) ?? []).map(
      ({ message, filepath, line, kind }): ToolFinding => ({
        tool: 'actionlint',
        rule: kind,
        path: filepath,
        line,
        problem: message,
      }),
    );
    return byVersion(versions.length, findings);
  });
}
