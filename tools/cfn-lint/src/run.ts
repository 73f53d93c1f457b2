import { command, WrongUse } from '@nss/command-line';
import { LintError } from './lint-error';

/** Lints every template of a cloud assembly. */
export const cfnLint = command({
  invocation: 'node tools/setup/src/run.mjs tools/cfn-lint/src/main.ts',
  summary: 'lints every template of a cloud assembly',
  description:
    'Lints every template of a cloud assembly. Exit code: 0 nothing found, 1 errors or warnings, 2 could not lint.',
  options: {
    assembly: { value: 'DIR', description: 'the cloud assembly; else dist/cdk.out' },
    environment: { value: 'NAME', description: 'only its stage' },
    executable: { value: 'PATH', description: "cfn-lint; else the workspace's own" },
    sarif: { description: 'as SARIF 2.1.0, which GitHub shows beside the code' },
  },
  json: true,
  examples: ['npx nx run nss-infra:lint-template'],
  run: async ({ options: { sarif, ...options }, answer, colour = false }) => {
    const [{ lintAssembly }, { isBlocking }] = await Promise.all([import('./lint-assembly'), import('./report')]);
    const report = await lintAssembly(options).catch((error: unknown) => {
      throw error instanceof LintError ? new WrongUse(`${error.message}\n${error.remedy}`) : error;
    });
    if (sarif) {
      const [{ formatSarif }, { workspaceRoot }] = await Promise.all([
        import('./format-sarif'),
        import('@nss/workspace'),
      ]);
      const text = formatSarif(report, workspaceRoot());
      answer(JSON.parse(text), () => text);
    } else {
      const { formatHuman } = await import('./format-human');
      answer(report, () => formatHuman(report, colour));
    }
    return isBlocking(report) ? 1 : 0;
  },
});
