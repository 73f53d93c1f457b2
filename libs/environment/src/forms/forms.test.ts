import { stringify } from 'yaml';
import { loadEnvironments, type LoadedEnvironment } from '../loader';
import { connectionExamples } from '../private-connection';
import { directoryOf } from '../testing/edited-files';
import { prodWith } from '../testing/edits';
import { carrierForm } from './carrier-form';
import { socForm } from './soc-form';

const loaded = (values: Readonly<Record<string, unknown>> = {}): LoadedEnvironment => {
  const file = { ...prodWith(values), promotedFrom: undefined };
  const { environments, problems } = loadEnvironments(directoryOf({ 'prod.yaml': stringify(file) }));
  if (!environments) throw new Error(JSON.stringify(problems));
  return environments[0]!;
};

/** Every number and address of a connection as its file writes it; ids and names of secrets are another matter. */
function figures(value: unknown, key = ''): string[] {
  if (/[sS]ecrets?$/.test(key)) return [];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, each]) => figures(each, Array.isArray(value) ? key : name));
  return typeof value === 'number' || /\d\.\d|^dx/.test(String(value)) ? [String(value)] : [];
}

test.each(Object.entries(connectionExamples()))(
  '%s: each number of it is told, and no name of a secret',
  (_, example) => {
    const form = carrierForm(loaded({ privateConnection: example, 'siem.0.prefixes': ['172.16.20.0/28'] }));
    expect(figures(example).filter((figure) => !form.includes(figure))).toEqual([]);
    expect(form).toMatch(/^10\.1\.0\.0\/24 +AWS$/m);
    expect(form).toMatch(/^172\.16\.20\.0\/28 +you: the SIEM soc$/m);
    expect(form).not.toContain('network-team/bgp');
  },
);

test('a hosted virtual interface is asked for with the account that it is allocated to', () => {
  const hosted = {
    kind: 'virtual-private-gateway',
    virtualInterface: {
      origin: 'hosted',
      id: 'dxvif-fg9example',
      vlan: 7,
      customerAsn: 65001,
      customerAddress: '169.254.9.1/30',
      amazonAddress: '169.254.9.2/30',
    },
  };
  expect(carrierForm(loaded({ privateConnection: hosted }))).toMatch(
    /Please allocate a private virtual interface to account 222222222222[^]*VLAN +7\nyour AS number +65001[^]*AWS's AS number +64512/,
  );
});

test('a VPN with static routes announces nothing, and says so', () => {
  const form = carrierForm(
    loaded({
      privateConnection: {
        kind: 'vpn',
        customerAsn: 65003,
        customerGatewayAddress: '198.51.100.9',
        staticRoutes: true,
      },
    }),
  );
  expect(form).toContain('What is routed');
  expect(form).not.toMatch(/announced by|announce nothing/);
});

test('the SOC is told each server that sends, to where, and how much, and asked what it decides', () => {
  const form = socForm(loaded());
  const text = form.replace(/\s+/g, ' ');
  for (const figure of [
    '10.1.0.133',
    '10.1.0.197',
    '10.1.0.135',
    '10.1.0.199',
    '172.16.21.0/28',
    '5140',
    '5141',
    '5142',
  ])
    expect(text).toContain(figure);
  expect(text).toMatch(/About \d+ lines a second[^.]*38000 users.*Please answer, for soc .*Format of the lines .*____/);
  expect(form.split('\n').filter((line) => line.length > 78)).toEqual([]);
});
