import { stageStacks } from '@nss/deployment';
import { everyEnvironment } from '@nss/environment';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsApp } from '../app';
import { runReachability } from './run-reachability';

jest.setTimeout(60_000);

const assembly = mkdtempSync(join(tmpdir(), 'nss-reachability-'));
afterAll(() => rmSync(assembly, { recursive: true }));
beforeAll(() => {
  environmentsApp(everyEnvironment(), { outdir: assembly }).synth();
});

const proven = async (environment?: string) => {
  let said = '';
  const code = await runReachability({
    options: { assembly, environment },
    answer: (_value, text) => {
      said = text?.() ?? '';
    },
  });
  return { code, said };
};

test('each environment is proven, with how much passes and how much is dropped', async () => {
  const { code, said } = await proven();
  expect([code, said]).toEqual([0, expect.stringMatching(/^dev: \d+ flows proven at \d+ interfaces\n[^]*^prod: /m)]);
  // One address and one port of 2^32 × 2^16 of TCP and as many of UDP.
  expect(said).toMatch(/ManagementInterface\w+ +takes +1 +562,949,953,421,311$/m);
});

test('one port more than the flows need is not proven, and named', async () => {
  const file = stageStacks(assembly, 'dev')[0]?.templateAsset.file ?? '';
  const text = readFileSync(file, 'utf8');
  const { Resources } = JSON.parse(text) as { Resources: Record<string, { Type: string; Properties: object }> };
  const group = Object.values(Resources).find(({ Type }) => Type === 'AWS::EC2::SecurityGroup')!;
  Object.assign(group.Properties, {
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, CidrIp: '0.0.0.0/0' }],
  });
  writeFileSync(file, JSON.stringify({ Resources }));
  try {
    const { code, said } = await proven('dev');
    expect([code, said]).toEqual([1, expect.stringMatching(/^dev: NOT proven, \d+ problems\n.*may take tcp 3389/)]);
    expect(await proven('prod')).toMatchObject({ code: 0 });
  } finally {
    writeFileSync(file, text);
  }
});

test('without an assembly it is said how to make one', async () => {
  await expect(
    runReachability({ options: { assembly: '/nowhere', environment: undefined }, answer: () => undefined }),
  ).rejects.toThrow('there is no cloud assembly in /nowhere: npx nx run nss-infra:synth');
});
