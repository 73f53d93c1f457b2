import { command, runCommand, WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { validatorPorts, type ScriptConfinement, scriptConfinement } from '@nss/ssm-automation/ports';
import { join, resolve } from 'node:path';
import { corpusDigest, CorpusError, readCorpus } from './documents/read-corpus';
import { readEndStates } from './execution/end-states';
import { executeCorpus, notExecuted } from './execution/execution-run';
import { corpusResult, resultJson } from './report/corpus-result';
import { failures, floorOf } from './report/floors';
import { reportText } from './report/report-text';
import { validateCorpus } from './validation-run';

async function run({ folder, json, execute }: Options): Promise<number> {
  const documents = readCorpus(folder);
  const confinement = await scriptConfinement();
  const executes = confinement.confined || execute;
  console.error(announcement(documents.length, confinement, executes));
  const own = join(workspaceRoot(), 'packages/ssm-automation-corpus');
  const ports = validatorPorts();
  const validated = await validateCorpus(documents, ports).finally(() => ports.stop());
  const executed = executes
    ? await executeCorpus(documents, readEndStates(join(own, 'end-states')))
    : notExecuted(documents.length);
  const result = corpusResult(corpusDigest(documents), validated, executed);
  const floor = floorOf(result.corpus, join(own, 'floors.json'));
  const failed = failures(
    result.counts,
    executed.crashes,
    executes || !floor ? floor : { ...floor, executed: 0, endStates: 0, endStatesRight: 0 },
  );
  console.log(
    json
      ? JSON.stringify({ ...resultJson(result), floor: floor ?? null, failures: failed }, null, 2)
      : [
          reportText(result),
          '',
          floor
            ? 'the counts of this corpus are held against those it had'
            : `this corpus is not known; its counts: ${JSON.stringify(result.counts)}`,
          ...failed.map((failure) => `FAILED: ${failure}`),
        ].join('\n'),
  );
  return failed.length === 0 ? 0 : 1;
}

/** What the command line asks for. */
interface Options {
  readonly folder: string;
  readonly json: boolean;
  readonly execute: boolean;
}

/** Said before anybody's code runs. */
function announcement(count: number, { confined, reason }: ScriptConfinement, executes: boolean): string {
  if (confined)
    return `runs the code of ${count} documents, confined: without the files of this machine, with no peer but an embedded cloud, and with limits`;
  const why = `this machine cannot confine it (${reason})`;
  return executes
    ? `RUNS THE CODE OF ${count} DOCUMENTS AS YOU, with your files and your network: ${why}, and --execute was given`
    : `validates only. These documents hold code, and ${why}: it would run as you, with your files and your network. Where you trust who wrote it, add --execute`;
}

const corpus = command({
  invocation: 'npm run -s corpus --',
  summary: 'validates a folder of Automation documents, breaks each in every way, and runs those that can run',
  description:
    'Validates every Automation document below a folder, breaks each in every way the validator has to find, and runs those whose services the embedded cloud has: code of whoever wrote them, on this machine. Where this machine cannot keep that code from its files and network, nothing runs without --execute. Exit code: 0 fine, 1 something crashed, an end state is not as declared, or a count fell; 2 wrong use.',
  arguments: [{ name: 'DIR', description: 'the folder' }],
  options: { execute: { description: 'run their code as you, where this machine cannot confine it' } },
  json: true,
  examples: ['npm run -s corpus -- documents', 'npm run -s corpus -- documents --execute --json'],
  run: async ({ arguments: [folder = ''], options: { execute }, json }) => {
    try {
      // npm runs commands in the workspace's root, wherever they are called.
      return await run({ folder: resolve(process.env['INIT_CWD'] ?? '.', folder), json, execute });
    } catch (error) {
      throw error instanceof CorpusError ? new WrongUse(error.message) : error;
    }
  },
});

process.exitCode = await runCommand(corpus, process.argv.slice(2));
