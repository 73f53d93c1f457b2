import { validatorPorts } from '@nss/runbook-validation';
import { workspaceRoot } from '@nss/embedded-cloud';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusDigest, CorpusError, readCorpus } from './documents/read-corpus';
import { readEndStates } from './execution/end-states';
import { executeCorpus } from './execution/execution-run';
import { corpusResult, resultJson } from './report/corpus-result';
import { failures, floorOf } from './report/floors';
import { reportText } from './report/report-text';
import { validateCorpus } from './validation-run';

const USAGE = `usage: npm run -s corpus -- DIR [--json]

Validates every Automation document below a folder, breaks each in every way the validator has to find, and runs
those whose services the embedded cloud has.
exit code: 0 fine, 1 something crashed, an end state is not as declared, or a count fell; 2 wrong use`;

async function run(folder: string, json: boolean): Promise<number> {
  const documents = readCorpus(folder);
  const own = join(workspaceRoot(), 'tools/corpus');
  const ports = validatorPorts();
  const validated = await validateCorpus(documents, ports).finally(() => ports.stop());
  const executed = await executeCorpus(documents, readEndStates(join(own, 'end-states')));
  const result = corpusResult(corpusDigest(documents), validated, executed);
  const floor = floorOf(result.corpus, join(own, 'floors.json'));
  const failed = failures(result.counts, executed.crashes, floor);
  console.log(json ? JSON.stringify({ ...resultJson(result), floor: floor ?? null, failures: failed }, null, 2) : [
    reportText(result), '', floor ? 'the counts of this corpus are held against those it had' : `this corpus is not known; its counts: ${JSON.stringify(result.counts)}`, ...failed.map((failure) => `FAILED: ${failure}`),
  ].join('\n'));
  return failed.length === 0 ? 0 : 1;
}

function wanted(): { folder: string; json: boolean } | undefined {
  try {
    const { values, positionals: [folder, ...rest] } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
    // npm runs commands in the workspace's root, wherever they are called.
    return folder === undefined || rest.length > 0 ? undefined : { folder: resolve(process.env['INIT_CWD'] ?? '.', folder), json: values.json };
  } catch {
    return undefined;
  }
}

const options = wanted();
try {
  if (!options) throw new CorpusError('one folder is needed');
  process.exitCode = await run(options.folder, options.json);
} catch (error) {
  if (!(error instanceof CorpusError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
