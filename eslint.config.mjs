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
    files: ['**/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'jsdoc/require-jsdoc': ['error', {
        publicOnly: true,
        require: { ClassDeclaration: true, FunctionDeclaration: true },
        contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ExportNamedDeclaration > VariableDeclaration'],
      }],
    },
  },
);
