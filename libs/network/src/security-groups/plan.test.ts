import fc from 'fast-check';
import { deriveFlows } from '../flows/derive';
import { anyFlowInput, hubs, referenceFlowInput } from '../flows/generated-input';
import { planSecurityGroups } from './plan';
import { ruleIdentity } from './rule';

const quota = { rulesPerGroup: 60, groupsPerInterface: 5, allowAnywhere: [] };

test('every flow has its rules: one where it starts for each peer, one where it arrives', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      const flows = deriveFlows(input, hubs);
      const { groups } = planSecurityGroups(flows, quota);
      for (const flow of flows) {
        const needed = flow.to.kind === 'prefixes' ? flow.to.prefixes.length : 1;
        const egress = groups.flatMap((g) => g.egress).filter((r) => r.flows.includes(flow.id));
        expect(egress).toHaveLength(needed);
        const ingress = groups.flatMap((g) => g.ingress).filter((r) => r.flows.includes(flow.id));
        expect(ingress).toHaveLength(flow.to.kind === 'group' ? 1 : 0);
      }
    }),
  );
});

test('no rule exists without a flow, none twice in a role, and no group exceeds the quota', () => {
  fc.assert(
    fc.property(anyFlowInput, fc.integer({ min: 5, max: 60 }), (input, rulesPerGroup) => {
      const { groups } = planSecurityGroups(deriveFlows(input, hubs), { ...quota, rulesPerGroup });
      for (const role of new Set(groups.map((g) => g.role))) {
        const rules = groups.filter((g) => g.role === role).flatMap((g) => [...g.ingress, ...g.egress]);
        expect(new Set(rules.map(ruleIdentity)).size).toBe(rules.length);
        expect(rules.every((r) => r.flows.length > 0)).toBe(true);
      }
      groups.forEach((g) => expect(Math.max(g.ingress.length, g.egress.length)).toBeLessThanOrEqual(rulesPerGroup));
    }),
  );
});

test('purposes that meet in one rule are all named in its description', () => {
  const { groups } = planSecurityGroups(deriveFlows(referenceFlowInput, hubs), quota);
  const rule = groups.find((g) => g.role === 'nss-management')?.egress.find((r) => r.port === 443);
  expect(rule).toMatchObject({
    description: 'Zscaler Central Authority, updates from zdistribute.zscaler.net',
    flows: ['management-to-central-authority', 'management-to-updates'],
  });
});

test('79 published prefixes become 56 rules that fit one group; legacy ports split it over two', () => {
  const count = (legacyPorts: boolean) =>
    planSecurityGroups(
      deriveFlows({ ...referenceFlowInput, zscaler: { ...referenceFlowInput.zscaler, legacyPorts } }, hubs),
      quota,
    )
      .groups.filter((g) => g.role === 'nss-management')
      .map((g) => g.egress.length);
  expect(hubs).toHaveLength(79);
  expect(count(false)).toEqual([58]);
  expect(count(true)).toEqual([60, 54]);
});

test('a role over the quota of groups is refused', () => {
  const { problems } = planSecurityGroups(deriveFlows(referenceFlowInput, hubs), { ...quota, rulesPerGroup: 10 });
  expect(problems).toMatchObject([
    {
      path: ['securityGroups', 'rulesPerGroup'],
      value: 10,
      message: expect.stringContaining('nss-management needs 6 security groups'),
    },
    { message: expect.stringContaining('nss-service-web') },
    { message: expect.stringContaining('nss-service-firewall') },
  ]);
});

test('a server reaches any address only where a flow says so and the file allows it by name', () => {
  const flows = deriveFlows(
    { ...referenceFlowInput, zscaler: { ...referenceFlowInput.zscaler, ntp: ['0.0.0.0/0'] } },
    hubs,
  );
  expect(planSecurityGroups(flows, quota).problems).toMatchObject([
    { path: ['securityGroups', 'allowAnywhere'], remedy: expect.stringContaining('management-to-ntp') },
  ]);
  expect(planSecurityGroups(flows, { ...quota, allowAnywhere: ['management-to-ntp'] }).problems).toEqual([]);
});

test('descriptions hold only characters and lengths that EC2 accepts', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      planSecurityGroups(deriveFlows(input, hubs), quota)
        .groups.flatMap((g) => [...g.ingress, ...g.egress])
        .forEach((r) => {
          expect(r.description).toMatch(/^[A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
        });
    }),
  );
});
