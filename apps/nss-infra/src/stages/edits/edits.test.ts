import { type Template } from '@nss/deployment';
import { loadEnvironments } from '@nss/environment';
import { directoryOf, environmentEdits, type FileData, referenceText } from '@nss/environment/testing';
import { stringify } from 'yaml';
import { synthesise } from '../invariants/synthesised-stage';
import { type Verdict, verdict } from './verdict';

jest.setTimeout(300_000);

const templates = new Map<string, Template>();

/** The template of prod with a file's data; each is synthesised once. */
function templateOf(file: FileData): Template {
  const text = stringify(file);
  const known = templates.get(text);
  if (known) return known;
  const { environments, problems } = loadEnvironments(
    directoryOf({ 'dev.yaml': referenceText('dev'), 'prod.yaml': text }),
  );
  if (!environments) throw new Error(problems.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  const [stack] = synthesise(environments.find(({ name }) => name === 'prod')!).stacks;
  const template = stack!.template as unknown as Template;
  templates.set(text, template);
  return template;
}

const edits = environmentEdits().map((edit): [string, typeof edit] => [edit.name, edit]);
const there: Verdict[] = [];

// A server, an interface or a gateway with a fixed place, two of a name: what CloudFormation alone cannot replace goes first.
test.each(edits)(
  '%s: the edit and its way back are made or refused, and no record is replaced',
  (_, { before, after }) => {
    const [one, other] = [templateOf(before), templateOf(after)];
    for (const made of [verdict(one, other), verdict(other, one)]) {
      there.push(made);
      expect(
        made.replacedTypes.filter((type) => /^AWS::(KMS::Key|Logs::LogGroup|S3::Bucket|EC2::EIP)$/.test(type)),
      ).toEqual([]);
    }
  },
);

test('the count of ways', () => {
  const of = (way: Verdict['way']) => there.filter((each) => each.way === way).length;
  process.stdout.write(
    `${edits.length} edits and back: ${of('one step')} in one step, ${of('two steps')} in two, ${of('nothing to change')} change nothing that is deployed, ${of('refused')} refused\n`,
  );
  // Every other edit is made: what AWS does not do is named by its rule in impossible.ts.
  expect(there.flatMap(({ refused }) => refused).map((each) => each.replace(/ \(.*/, ''))).toEqual(
    Array.from({ length: 2 }, () => 'Audit/Trail/Bucket/Bucket: a bucket that has Object Lock keeps it'),
  );
  expect(there).toHaveLength(2 * edits.length);
});
