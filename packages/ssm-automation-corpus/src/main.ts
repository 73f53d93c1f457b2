import { command, runCommand, WrongUse } from '@nss/command-line';
import { resolve } from 'node:path';

const corpus = command({
  invocation: 'npm run -s corpus --',
  summary: 'validates a folder of Automation documents, breaks each in every way, and runs those that can run',
  description:
    'Validates every Automation document below a folder, breaks each in every way the validator has to find, and runs those whose services the embedded cloud has: code of whoever wrote them, on this machine. Where this machine cannot keep that code from its files and network, nothing runs without --execute. Exit code: 0 fine, 1 something crashed, an end state is not as declared, or a count fell; 2 wrong use.',
  arguments: [{ name: 'DIR', description: 'the folder' }],
  options: {
    execute: { description: 'run their code as you, where this machine cannot confine it' },
    record: { description: 'keep the figures in packages/ssm-automation, as conformance.json and conformance.md' },
  },
  json: true,
  examples: ['npm run -s corpus -- documents', 'npm run -s corpus -- documents --execute --json'],
  run: async ({ arguments: [folder = ''], options: { execute, record }, ...given }) => {
    const [{ runCorpus }, { CorpusError }] = await Promise.all([
      import('./run-corpus'),
      import('./documents/read-corpus'),
    ]);
    try {
      // npm runs commands in the workspace's root, wherever they are called.
      return await runCorpus({ ...given, folder: resolve(process.env['INIT_CWD'] ?? '.', folder), execute, record });
    } catch (error) {
      throw error instanceof CorpusError ? new WrongUse(error.message) : error;
    }
  },
});

process.exitCode = await runCommand(corpus, process.argv.slice(2));
