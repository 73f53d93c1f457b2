import { byVersion, program, runTool, withCheckouts, type ToolFinding } from './tool';

interface RawFinding {
  message: string;
  filepath: string;
  line: number;
  kind: string;
}

/** What actionlint, with shellcheck for the scripts, says about versions of `.github`. */
export function actionlint(versions: readonly Readonly<Record<string, string>>[]): Promise<ToolFinding[][]> {
  return withCheckouts(versions, async (folder, names) => {
    const files = versions.flatMap((texts, index) => Object.keys(texts).filter((path) => path.startsWith('.github/workflows/')).map((path) => `${names[index]}/${path}`));
    if (files.length === 0) return versions.map(() => []);
    // Exit code 1 means findings.
    const output = await runTool(program('actionlint'), ['-format', '{{json .}}', '-shellcheck', program('shellcheck'), '-pyflakes', '', ...files], folder, [0, 1]);
    const findings = (JSON.parse(output || '[]') as RawFinding[] | null ?? []).map(({ message, filepath, line, kind }): ToolFinding => ({ tool: 'actionlint', rule: kind, path: filepath, line, problem: message }));
    return byVersion(versions.length, findings);
  });
}
