import { editPairs, type EnvironmentEdit, environmentEdits, meetingEdits, pairedEdit } from '@nss/environment/testing';
import { meetingTypes, touchedBy } from './meeting';
import { isFile, templateOf } from './template-of';
import { type Verdict, verdict } from './verdict';

jest.setTimeout(600_000);

const edits = environmentEdits().map((edit): [string, typeof edit] => [edit.name, edit]);
const there: Verdict[] = [];
/** What outlives every edit: keys, logs, the audit trail's bucket, and the address that Zscaler knows. */
const isRecord = (type: string) => /^AWS::(KMS::Key|Logs::LogGroup|S3::Bucket|EC2::EIP)$/.test(type);

// A server, an interface or a gateway with a fixed place, two of a name: what CloudFormation alone cannot replace goes first.
test.each(edits)(
  '%s: the edit and its way back are made or refused, and no record is replaced',
  (_, { before, after }) => {
    const [one, other] = [templateOf(before), templateOf(after)];
    for (const made of [verdict(one, other), verdict(other, one)]) {
      there.push(made);
      expect(made.replacedTypes.filter(isRecord)).toEqual([]);
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

test('where two edits meet in a kind of resource, a pair of them is in the list', () => {
  const listed = new Set(meetingEdits().map(({ name }) => name));
  const touched = new Map(
    edits.map(([name, { before, after }]) => [name, touchedBy(templateOf(before), templateOf(after))]),
  );
  const classes = new Map<string, EnvironmentEdit[]>();
  for (const [one, other] of editPairs()) {
    const types = meetingTypes(touched.get(one.name)!, touched.get(other.name)!);
    if (types !== '') classes.set(types, [...(classes.get(types) ?? []), pairedEdit(one, other)]);
  }
  const unlisted = [...classes.values()].filter((pairs) => !pairs.some(({ name }) => listed.has(name)));
  // What a file may not say at once meets nowhere. What is left is to be put into meeting-edits.json.
  expect(unlisted.flatMap((pairs) => pairs.find(({ after }) => isFile(after))?.name ?? [])).toEqual([]);
});

test.each(meetingEdits().map((edit): [string, typeof edit] => [edit.name, edit]))(
  '%s: both in one commit and their way back are made, and no record is replaced',
  (_, { before, after }) => {
    const [one, other] = [templateOf(before), templateOf(after)];
    for (const made of [verdict(one, other), verdict(other, one)]) {
      expect(made.refused).toEqual([]);
      expect(made.replacedTypes.filter(isRecord)).toEqual([]);
    }
  },
);
