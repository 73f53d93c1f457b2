import { type ResourceChange, type Template } from '@nss/deployment';
import { harmless } from '@nss/markdown';
import { changesReport } from './changes-report';

const change = (more: Partial<ResourceChange>): ResourceChange => ({
  stackName: 'nss-prod-system',
  logicalId: 'Web01',
  type: 'AWS::EC2::Instance',
  path: 'Web01/Instance',
  action: 'Modify',
  replacement: 'True',
  ...more,
});
const report = (
  changes: ResourceChange[],
  { before = {} as Template, after = {} as Template, digest = undefined as string | undefined } = {},
) =>
  changesReport({
    environment: 'prod',
    region: 'ap-northeast-1',
    method: 'change sets',
    stacks: [{ stackName: 'nss-prod-system', changes, before, after }],
    change: digest,
  }).text;

test('nothing is said in a line', () => {
  expect(report([])).toMatch(/^## prod: nothing to change/);
});

test('what is lost comes first, with who is asked, and for which change', () => {
  const changes = [
    change({ action: 'Add', replacement: 'False', type: 'AWS::SSM::Document', path: 'Doc' }),
    change({}),
  ];
  const text = report(changes, { digest: 'c0ffee' });
  expect(text.indexOf('Replaced, removed or weakened')).toBeLessThan(text.indexOf('nss-prod-system: 1 new, 1 changed'));
  expect(text).toContain('| replaced | AWS::EC2::Instance | `nss-prod-system/Web01/Instance` | **needed** |');
  expect(text).toContain(
    'the reviewers of `prod-consent` are asked. Their consent is for exactly this change: `c0ffee`',
  );
  // What is not prepared yet is nothing that anybody could consent to.
  expect(report(changes)).not.toContain('c0ffee');
});

test('what weakens records is told like what is lost', () => {
  const group = (days: number): Template => ({
    Resources: { Web01: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: days } } },
  });
  const text = report([change({ type: 'AWS::Logs::LogGroup', path: 'Group', replacement: 'False' })], {
    before: group(90),
    after: group(7),
  });
  expect(text).toContain('| kept for a shorter time | AWS::Logs::LogGroup | `nss-prod-system/Group` | **needed** |');
});

test('what may be had back needs no consent', () => {
  const text = report([change({ type: 'AWS::CloudWatch::Alarm', action: 'Remove', replacement: 'False' })]);
  expect(text).toContain('| removed | AWS::CloudWatch::Alarm | `nss-prod-system/Web01/Instance` | not needed |');
  expect(text).not.toContain('prod-consent');
});

test('traffic and identities have sections of their own', () => {
  const rules = (port: number): Template => ({
    Resources: {
      G: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupName: 'g',
          SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, CidrIp: '10.0.0.1/32' }],
        },
      },
    },
  });
  const text = report([change({ replacement: 'False' })], { before: rules(5140), after: rules(6514) });
  expect(text).toContain(
    '<summary>Rules: opens 1, closes 1</summary>\n\n**opens**\n\n- TCP 6514 from g to 10.0.0.1/32\n\n**closes**\n\n- TCP 5140 from g to 10.0.0.1/32',
  );
  expect(text).not.toContain('Who may do what');
});

/** What is seen before anything is opened. */
const shown = (text: string) =>
  text
    .replace(/<details>[^]*?<\/details>/g, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
    .split('\n');

test('ten lines at most come first, everything else is folded, the question is the last line', () => {
  const many: Template = {
    Resources: Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        `G${i}`,
        {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupName: `group-${i}`,
            SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: i, ToPort: i, CidrIp: '10.0.0.1/32' }],
          },
        },
      ]),
    ),
  };
  const changes = Object.keys(many.Resources ?? {}).map((logicalId) =>
    change({ logicalId, path: logicalId, type: 'AWS::EC2::SecurityGroup', action: 'Remove', replacement: 'False' }),
  );
  for (const text of [
    report(changes, { before: many }),
    report([...changes, change({})], { before: many, digest: 'c0ffee' }),
  ]) {
    const first = text.slice(0, text.indexOf('<details>')).trim().split('\n').filter(Boolean);
    expect(first.length).toBeLessThanOrEqual(10);
    expect(first.slice(2).map((line) => /^- \*\*(.*?)\*\*/.exec(line)?.[1])).toEqual([
      'interrupted',
      'lost',
      'newly allowed',
      'newly dropped',
      'cost',
      'resources',
    ]);
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/\d+ more, for which there is no room here/);
    // As a comment it is the same, from the first line to the question.
    expect(shown(harmless(text).text)).toEqual(shown(text));
    expect(shown(text).at(-1)).toMatch(/^\*\*(Deploy exactly this to prod|Is this what should happen to prod)\?\*\*/);
  }
});

test('names and descriptions that act are text', () => {
  const hostile = '</details> <img src=x> @everybody | [x](https://evil.example)';
  const rule = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, CidrIp: '10.0.0.1/32', Description: hostile };
  const after: Template = {
    Resources: {
      G: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: hostile, SecurityGroupEgress: [rule] } },
      I: {
        Type: 'AWS::EC2::NetworkInterface',
        Properties: { Description: hostile, SubnetId: 's', GroupSet: [{ Ref: 'G' }] },
      },
    },
  };
  const text = report(
    [
      change({
        logicalId: 'I',
        type: 'AWS::EC2::NetworkInterface',
        action: 'Add',
        replacement: 'False',
        path: hostile,
      }),
    ],
    {
      after,
    },
  );
  expect(text.replace(/`[^`\n]*`/g, '').replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/<img|@everybody|\]\(/);
  expect(text.match(/^<\/details>$/gm)).toHaveLength(text.match(/^<details>$/gm)?.length ?? 0);
});
