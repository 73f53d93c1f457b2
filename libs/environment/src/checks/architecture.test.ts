import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isArm } from './architecture';
import { expectNoProblems, expectProblems } from '../testing/expect-problems';

expectProblems([
  [
    'a server on Graviton, whatever memory is stated',
    { dev: [['instanceType: t2.large', 'instanceType: ▸r6g.xlarge\n  memoryGiB: 32']] },
    'relay.instanceType',
    'Arm processor',
  ],
  [
    'a bastion on Graviton',
    { prod: [['instanceType: t3.medium', 'instanceType: ▸t4g.medium']] },
    'bastion.instanceType',
    'Windows Server images are made for x86',
  ],
]);

expectNoProblems([
  ['a server on AMD processors', { dev: [['instanceType: t2.large', 'instanceType: r6a.xlarge\n  memoryGiB: 32']] }],
]);

/** DescribeInstanceTypes, recorded from EC2: moto carries it. */
function recordedTypes(): Record<string, { ProcessorInfo?: { SupportedArchitectures?: string[] } }> {
  const lib = join(workspaceRoot(), '.venv/lib');
  const file = readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages/moto/ec2/resources/instance_types.json.gz'))
    .find(existsSync);
  if (!file) throw new Error('there is no moto: node tools/setup/src/set-up.mjs');
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as ReturnType<typeof recordedTypes>;
}

test('of every type that EC2 has told of, the name tells the architecture', () => {
  const types = Object.entries(recordedTypes());
  const wrong = types.filter(
    ([name, { ProcessorInfo: { SupportedArchitectures = [] } = {} }]) =>
      SupportedArchitectures.length > 0 &&
      isArm(name) !== SupportedArchitectures.some((each) => each.startsWith('arm64')),
  );
  expect(types.length).toBeGreaterThan(300);
  expect(wrong.map(([name]) => name)).toEqual([]);
});
