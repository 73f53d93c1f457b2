import { type Answer, type Phases } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { validatorPorts, type ScriptConfinement, scriptConfinement } from '@nss/ssm-automation/ports';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusDigest, readCorpus } from './documents/read-corpus';
import { readEndStates } from './execution/end-states';
import { executeCorpus, notExecuted } from './execution/execution-run';
import { type Conformance, conformancePage, sourcesOf } from './report/conformance';
import { corpusResult, resultJson } from './report/corpus-result';
import { failures, floorOf } from './report/floors';
import { reportText } from './report/report-text';
import { validateCorpus } from './validation-run';

/**
 * Validates the documents of a folder, breaks each in every way, and runs those that can run.
 * @returns the exit code: 0 fine, 1 something crashed, an end state is not as declared, or a count fell
 * @throws CorpusError for a folder that is no corpus
 */
export async function runCorpus({ folder, execute, record, answer, columns, error, phase }: Options): Promise<number> {
  const documents = readCorpus(folder);
  const confinement = await scriptConfinement();
  const executes = confinement.confined || execute;
  error(announcement(documents.length, confinement, executes));
  const own = join(workspaceRoot(), 'packages/ssm-automation-corpus');
  const ports = validatorPorts();
  const validated = await phase(`validating ${documents.length} documents and their mutants`, () =>
    validateCorpus(documents, ports).finally(() => ports.stop()),
  );
  const executed = executes
    ? await phase('running them', () => executeCorpus(documents, readEndStates(join(own, 'end-states'))))
    : notExecuted(documents.length);
  const result = corpusResult(corpusDigest(documents), validated, executed);
  if (record) recordConformance({ corpus: result.corpus, counts: result.counts, sources: sourcesOf(folder) });
  const floor = floorOf(result.corpus, join(own, 'floors.json'));
  const failed = failures(
    result.counts,
    executed.crashes,
    executes || !floor ? floor : { ...floor, executed: 0, endStates: 0, endStatesRight: 0 },
  );
  answer({ ...resultJson(result), floor: floor ?? null, failures: failed }, () =>
    [
      reportText(result, columns),
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
interface Options extends Phases {
  readonly folder: string;
  readonly execute: boolean;
  readonly record: boolean;
  readonly answer: Answer;
}

/** Keeps the figures where the package is, for whoever has no corpus. */
function recordConformance(conformance: Conformance): void {
  const path = join(workspaceRoot(), 'packages/ssm-automation/conformance');
  writeFileSync(`${path}.json`, `${JSON.stringify(conformance, undefined, 2)}\n`);
  writeFileSync(`${path}.md`, conformancePage(conformance));
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
