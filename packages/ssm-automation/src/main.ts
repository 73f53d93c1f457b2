#!/usr/bin/env node
import { leaf, runCommand } from '@nss/command-line';
import { VALIDATE_OPTIONS } from './command/validate-options';

process.exitCode = await runCommand(
  {
    invocation: 'ssm-automation',
    summary: 'validates Automation documents, and makes TypeScript of them',
    description:
      'Validates Automation documents. Exit code: 0 no errors, 1 errors (with --strict warnings too), 2 wrong use or a file that cannot be read.',
    examples: ['ssm-automation validate document.yaml'],
    commands: {
      validate: leaf({
        summary: 'what is wrong with Automation documents',
        arguments: [{ name: 'FILE', description: 'a document, as JSON or YAML', variadic: true }],
        options: VALIDATE_OPTIONS,
        json: true,
        examples: ['ssm-automation validate document.yaml', 'ssm-automation validate --strict --sarif *.json'],
        run: async ({ arguments: files, options, answer, error }) => {
          const { validateAnswer } = await import('./command/validate-answer');
          try {
            return await validateAnswer(files, '.', options, answer);
          } catch (failure) {
            // 1 is what documents have findings with: what cannot be looked at is neither right nor wrong.
            error(`error: ${failure instanceof Error ? failure.message : String(failure)}`);
            return 2;
          }
        },
      }),
      import: leaf({
        summary: 'a TypeScript file that builds an existing document',
        description:
          'Writes a TypeScript file to standard output that builds the document with @nss/ssm-automation/build. Exit code: 0 written, 2 a file that cannot be read.',
        arguments: [{ name: 'FILE', description: 'a document, as JSON or YAML' }],
        json: true,
        examples: ['ssm-automation import document.yaml > document.ts'],
        run: async ({ arguments: [file = ''], answer, error }) => {
          const { importFile } = await import('./command/import-file');
          const { code, problem } = importFile(file);
          if (code === undefined) {
            error(`error: ${problem}`);
            return 2;
          }
          answer({ file, code }, () => code);
          return 0;
        },
      }),
      'set-up': leaf({
        summary: 'installs the Python packages that validate needs, apart from yours',
        json: true,
        examples: ['ssm-automation set-up'],
        run: async ({ answer, error, phase }) => {
          const { setUpPython } = await import('@nss/workspace');
          const python = await phase('installing the Python packages', () => setUpPython(error));
          answer({ python }, () => `Python is in ${python}`);
          return 0;
        },
      }),
    },
  },
  process.argv.slice(2),
);
