#!/usr/bin/env node
import { leaf, runCommand } from '@nss/command-line';

process.exitCode = await runCommand(
  {
    invocation: 'ssm-automation',
    summary: 'validates Automation documents',
    description:
      'Validates Automation documents. Exit code: 0 no findings, 1 findings, 2 wrong use or a file that cannot be read.',
    examples: ['ssm-automation validate document.yaml'],
    commands: {
      validate: leaf({
        summary: 'what is wrong with Automation documents',
        arguments: [{ name: 'FILE', description: 'a document, as JSON or YAML', variadic: true }],
        json: true,
        examples: ['ssm-automation validate document.yaml', 'ssm-automation validate *.json --json'],
        run: async ({ arguments: files, answer, error }) => {
          const { validateFiles } = await import('./command/validate-files');
          try {
            const { documents, text, exitCode } = await validateFiles(files, '.');
            answer(documents, () => text);
            return exitCode;
          } catch (failure) {
            // 1 is what documents have findings with: what cannot be looked at is neither right nor wrong.
            error(`error: ${failure instanceof Error ? failure.message : String(failure)}`);
            return 2;
          }
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
