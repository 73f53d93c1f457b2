import nx from '@nx/eslint-plugin';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

/** Who may import whom: apps -> libs -> plain data; tools see everything, nothing sees tools. */
const boundaries = [
  { sourceTag: 'kind:plain', onlyDependOnLibsWithTags: ['kind:plain'] },
  { sourceTag: 'kind:lib', onlyDependOnLibsWithTags: ['kind:plain'] },
  { sourceTag: 'kind:app', onlyDependOnLibsWithTags: ['kind:lib', 'kind:plain', 'deploys-with:infra'] },
  // The runbooks are deployed with the system they look after (docs/adr/0011): the system names them, never the other way.
  { sourceTag: 'deploys-with:infra', onlyDependOnLibsWithTags: ['kind:lib', 'kind:plain'] },
  { sourceTag: 'kind:tool', onlyDependOnLibsWithTags: ['kind:tool', 'kind:app', 'kind:lib', 'kind:plain'] },
];

/** One writer for each target that reads more than text: what these files make, nobody else makes by hand. */
const writers = [
  'libs/markdown/src/**',
  'libs/automation/src/builder/steps/run-powershell.ts',
  'tools/delivery/src/github/job.ts',
  'tools/delivery/src/github/without-commands.ts',
];

/** A stand-in of GitHub's own toolkit, tests and mutants, which are the other side. */
const otherSide = ['**/*.test.ts', 'tools/workflows/src/stand-ins/**', 'tools/workflows/src/mutants/**'];

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
  { ignores: ['**/dist', '**/node_modules', '**/.venv', '**/cdk.out', '**/.nx', '**/coverage'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx, jsdoc },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
      // The declaration of `*.py` has to come along with whoever imports a runbook.
      '@typescript-eslint/triple-slash-reference': ['error', { path: 'always', types: 'prefer-import', lib: 'never' }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    ignores: [...writers, ...otherSide, 'eslint.config.mjs'],
    rules: { 'no-restricted-syntax': ['error', ...restricted] },
  },
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
