import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Promotion } from '@nss/deployment';
import { requireCurrentIdentities } from './current-identities';

const identities = {
  Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'nss-dev-deploy-role-01' } } },
};

let assembly: string;
beforeAll(() => {
  assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
  mkdirSync(join(assembly, 'stage'));
  const stage = { type: 'cdk:cloud-assembly', properties: { displayName: 'dev-identity', directoryName: 'stage' } };
  const stack = {
    type: 'aws:cloudformation:stack',
    properties: { stackName: 'nss-dev-identity', templateFile: 'identity.json' },
  };
  writeFileSync(join(assembly, 'manifest.json'), JSON.stringify({ artifacts: { stage } }));
  writeFileSync(join(assembly, 'stage/manifest.json'), JSON.stringify({ artifacts: { stack } }));
  writeFileSync(join(assembly, 'stage/identity.json'), JSON.stringify(identities));
});
afterAll(() => rmSync(assembly, { recursive: true }));

const promotion = (...logicalIds: string[]) =>
  ({
    stacks: [{ state: 'prepared', ...(logicalIds.length > 0 && { removal: { logicalIds } }) }],
  }) as unknown as Promotion;
const deployed = (template: object) => ({ name: 'dev', assembly, reader: { template: async () => template } });

test('roles of another commit do not begin what they may not end', async () => {
  await expect(requireCurrentIdentities(promotion('Machine'), deployed({}))).rejects.toThrow(
    /the roles of dev \(nss-dev-identity\) are not those of this commit, .*npm run -s bootstrap -- --environment dev/,
  );
  await expect(requireCurrentIdentities(promotion('Machine'), deployed(identities))).resolves.toBeUndefined();
  await expect(requireCurrentIdentities(promotion(), deployed({}))).rejects.toThrow(/npm run -s bootstrap/);
  const unchanged = { stacks: [{ state: 'unchanged' }] } as unknown as Promotion;
  await expect(requireCurrentIdentities(unchanged, deployed({}))).resolves.toBeUndefined();
});
