import nx from '@nx/eslint-plugin';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/adr/0018): apps place and start what libs make; packages live without NSS; e2e and tools see
 * everything and nothing sees e2e. A project has one tag of each dimension, and both must agree.
 */
const boundaries = [
  // What acts in AWS knows nothing of what is for offline use, not even by way of what it imports.
  ...['type:lib', 'type:app', 'acts-in:aws'].map((sourceTag) => ({
    sourceTag,
    notDependOnLibsWithTags: ['type:e2e', 'scope:emulator', 'scope:workflows'],
  })),
  { sourceTag: 'type:package', onlyDependOnLibsWithTags: ['type:package'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib', 'type:package'] },
  // The runbooks are deployed with the system they look after (docs/adr/0011): the system names them, never the other way.
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib', 'type:package', 'deploys-with:infra'] },
  { sourceTag: 'deploys-with:infra', onlyDependOnLibsWithTags: ['type:lib', 'type:package'] },
  {
    sourceTag: 'type:e2e',
    onlyDependOnLibsWithTags: ['type:e2e', 'type:tool', 'type:app', 'type:lib', 'type:package'],
  },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:tool', 'type:app', 'type:lib', 'type:package'] },
  { sourceTag: 'scope:automation', onlyDependOnLibsWithTags: ['scope:automation', 'scope:emulator', 'scope:shared'] },
  { sourceTag: 'scope:emulator', onlyDependOnLibsWithTags: ['scope:emulator', 'scope:automation', 'scope:shared'] },
];

/** Nx lets nobody import an app, whatever its tags; who may is said below, by {@link appsFor}. */
const APPS = ['@nss/runbooks', '@nss/runbooks/command'];

/** Refuses to let files import apps, except those that are named. */
const appsFor = (files, ...allowed) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      ...APPS.filter((name) => !allowed.includes(name)).map((name) => ({
        name,
        message:
          'Nobody imports an app but what runs offline, end to end; the stage of an environment places the runbooks.',
      })),
    ],
  },
});

/** One writer for each target that reads more than text: what these files make, nobody else makes by hand. */
const writers = [
  'packages/markdown/src/**',
  'packages/ssm-automation/src/builder/steps/run-powershell.ts',
  'tools/delivery/src/github/job.ts',
  'tools/delivery/src/github/without-commands.ts',
];

/** A fake of GitHub's own toolkit, tests and mutants, which are the other side. */
const otherSide = ['**/*.test.ts', 'packages/workflow-runner/src/fakes/**', 'e2e/workflows/src/mutants/**'];

const RUNNER_FILE = '/GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)/';
const RUNNER_COMMAND = '/^\\s*::[a-z]|##\\[/';
const restricted = [
  {
    selector: `Literal[value=${RUNNER_FILE}], TemplateElement[value.raw=${RUNNER_FILE}], Identifier[name=${RUNNER_FILE}]`,
    message:
      'A value or a summary reaches a job by output() and summary() of tools/delivery, or by addToJobSummary() of @nss/markdown.',
  },
  {
    selector: `Literal[value=${RUNNER_COMMAND}], TemplateLiteral > TemplateElement:first-child[value.raw=${RUNNER_COMMAND}]`,
    message: 'Nothing that is printed is a command to the runner.',
  },
  {
    selector: "CallExpression[callee.object.name='Markdown'][callee.property.name='written']",
    message: 'Markdown is made by md, table and the like, which keep text text, or by harmless().',
  },
  {
    selector: "CallExpression[callee.object.name='PowerShell'][callee.property.name='written']",
    message: 'A line of PowerShell is written out: powershell`…`.',
  },
];

export default tseslint.config(
  {
    ignores: ['**/dist', '**/node_modules', '**/.venv', '**/cdk.out', '**/.nx', '**/coverage', '**/*.timestamp-*.mjs'],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts', '**/*.mjs'],
    plugins: { '@nx': nx, jsdoc },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        // A command loads what it runs when it runs it, so that its help is there at once; others import the same as usual.
        { allow: APPS, depConstraints: boundaries, checkDynamicDependenciesExceptions: ['.*'] },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
      // The declaration of `*.py` has to come along with whoever imports a runbook.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always', types: 'prefer-import', lib: 'never' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mts', '**/*.mjs'],
    ignores: [...writers, ...otherSide, 'eslint.config.mjs'],
    rules: { 'no-restricted-syntax': ['error', ...restricted] },
  },
  appsFor(['libs/**/*.ts', 'packages/**/*.ts', 'apps/ops-runbooks/**/*.ts']),
  appsFor(['apps/nss-infra/**/*.ts'], '@nss/runbooks'),
  // Cases of one subject stand in one file beside it, however many there are.
  {
    files: ['**/*.test.ts'],
    rules: { 'max-lines': ['error', { max: 600, skipComments: true, skipBlankLines: true }] },
  },
  {
    files: ['**/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, FunctionDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
        },
      ],
    },
  },
);
