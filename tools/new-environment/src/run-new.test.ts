import { runCommand } from '@nss/command-line';
import { loadEnvironments } from '@nss/environment';
import { referenceText } from '@nss/environment/testing';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCommand } from './command';
import { problemsOf, problemsWith } from './problems';
import { type Answers } from './question';
import { questionsBeside } from './questions';
import { type GivenNew, type Person, runNew } from './run-new';

/** Another environment of the folder. */
const OTHER = referenceText('dev');
let directory: string;
const before = process.env['ENVIRONMENTS_DIR'];
beforeEach(() => {
  directory = process.env['ENVIRONMENTS_DIR'] = mkdtempSync(join(tmpdir(), 'new-'));
});
afterEach(() => {
  process.env['ENVIRONMENTS_DIR'] = before;
  rmSync(directory, { recursive: true });
});

/** What has no default. */
const NEEDED: Answers = {
  account: '123456789012',
  region: 'eu-central-1',
  notify: 'secops@example.com, soc@example.com',
  cidr: '10.9.0.0/24',
  cloud: 'zscaler.net',
  users: '20000',
  image: 'ami-0aaaaaaaaaaaaaaa1',
  'siem-prefixes': '172.16.9.0/28 172.16.10.0/28',
};
const BGP: Answers = {
  vlan: '12',
  'customer-asn': '65001',
  'customer-address': '169.254.100.1/30',
  'amazon-address': '169.254.100.2/30',
};
const HOSTED: Answers = { ...BGP, 'virtual-interface-id': 'dxvif-fg1example' };
const OWN: Answers = { ...BGP, 'virtual-interface': 'own', 'connection-id': 'dxcon-fg2example' };

const flags = (answers: Answers) => Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);

/** Calls it without a terminal. */
async function called(...argv: string[]) {
  const [said, refused]: [string[], string[]] = [[], []];
  const streams = {
    out: (line: string) => said.push(line),
    error: (line: string) => refused.push(line),
    colour: false,
  };
  return { code: await runCommand(newCommand, argv, streams), said: said.join('\n'), refused: refused.join('\n') };
}

test.each<[string, Answers]>([
  ['a hosted virtual interface', HOSTED],
  [
    'a pair, and a VPN behind a virtual interface of its own',
    {
      ...OWN,
      availability: 'active-standby',
      zones: 'eu-central-1a, eu-central-1b',
      backup: 'vpn',
      'vpn-device': '198.51.100.7',
    },
  ],
  ['a Direct Connect gateway', { ...HOSTED, connection: 'direct-connect-gateway' }],
  ['a transit gateway', { connection: 'transit-gateway', 'transit-gateway': 'tgw-0a0a0a0a0a0a0a0a0' }],
  ['a VPN', { connection: 'vpn', 'customer-asn': '65001', 'vpn-device': '198.51.100.7' }],
])('%s: what is written is an environment without a problem, and says where it is', async (_, answers) => {
  const { code, said, refused } = await called('dev', ...flags({ ...NEEDED, ...answers }));
  expect([code, refused]).toEqual([0, '']);
  expect(said).toContain(`wrote ${join(directory, 'dev.yaml')}\n  hub ranges of `);
  const { environments, problems, warnings } = loadEnvironments();
  expect([problems, warnings, environments?.map(({ name }) => name)]).toEqual([undefined, [], ['dev']]);
  expect(environments![0]!.environment).toMatchObject({
    account: '123456789012',
    purpose: 'nss-dev',
    relay: { users: 20_000, instanceType: 't2.xlarge' },
    siem: [{ ports: { web: 5140, firewall: 5141 } }],
    observability: { notify: ['secops@example.com', 'soc@example.com'] },
  });
});

test('every problem of a file that says nothing can be fixed by an answer', () => {
  for (const connection of ['virtual-private-gateway', 'direct-connect-gateway', 'transit-gateway', 'vpn']) {
    const nothing = { environment: 'dev', connection, 'virtual-interface': 'hosted' };
    const problems = problemsWith(nothing, directory, []);
    const fixed = questionsBeside([]).flatMap((question) => problemsOf(question, problems));
    expect(problems.filter((problem) => !fixed.includes(problem))).toEqual([]);
    expect(problems.length).toBeGreaterThan(8);
  }
});

test('without a terminal what is missing is said with who knows it, and nothing is written', async () => {
  const { code, refused } = await called('dev', ...flags(NEEDED));
  expect(code).toBe(2);
  expect(refused).toMatch(
    /these are needed:\n {2}--virtual-interface-id "dxvif-fg1example" {2}\(the carrier, once[^]*--amazon-address/,
  );
  expect(readdirSync(directory)).toEqual([]);
});

test('an answer that is wrong is said as validate says it, and nothing is written', async () => {
  const { code, said } = await called('dev', ...flags({ ...NEEDED, ...HOSTED, cidr: '10.9.0.1/24', vlan: 'x' }));
  expect(code).toBe(1);
  expect(said).toMatch(
    /dev\.yaml:\d+:\d+ vpc\.cidr: [^]*privateConnection\.virtualInterface\.vlan: [^]*nothing was written/,
  );
  expect(readdirSync(directory)).toEqual([]);
});

test('a file that is there stays, unless it is to be replaced; a name that is none is refused', async () => {
  writeFileSync(join(directory, 'dev.yaml'), 'mine');
  const argv = ['dev', ...flags({ ...NEEDED, ...HOSTED })];
  expect(await called(...argv)).toMatchObject({
    code: 2,
    refused: expect.stringContaining('dev.yaml is there already'),
  });
  expect(readFileSync(join(directory, 'dev.yaml'), 'utf8')).toBe('mine');
  expect((await called(...argv, '--replace')).code).toBe(0);
  expect(loadEnvironments().problems).toBeUndefined();
  expect(await called('../dev')).toMatchObject({
    code: 2,
    refused: expect.stringContaining('no name of an environment'),
  });
});

test('what is needed is listed with who knows it', async () => {
  const { code, said } = await called('dev', '--needs');
  expect([code, existsSync(join(directory, 'dev.yaml'))]).toEqual([0, false]);
  expect(said).toMatch(
    /^what is needed +who knows it +for example\n[^]*VLAN of the virtual interface +the carrier +101$/m,
  );
});

describe('at a terminal', () => {
  /** Somebody who answers by the beginning of the question, in turn where there are several answers. */
  function person(answers: Readonly<Record<string, readonly string[]>>): Person & { asked: string[] } {
    const left = Object.fromEntries(Object.entries(answers).map(([begin, lines]) => [begin, [...lines]]));
    const asked: string[] = [];
    return {
      isTerminal: true,
      asked,
      ask: async (text) => {
        const question = text.trim();
        asked.push(question);
        const begin = Object.keys(left).find((each) => question.startsWith(each));
        return begin === undefined ? '' : left[begin]!.shift();
      },
    };
  }
  const ANSWERS: Readonly<Record<string, readonly string[]>> = {
    'Go on': ['yes'],
    'AWS account': ['123456789012'],
    'AWS region': ['eu-central-1'],
    'who alarms': ['secops@example.com'],
    'range of the VPC': ['10.9.0.0/24'],
    'your Zscaler cloud': ['zscaler.net'],
    'users whose': ['4000'],
    'image of': ['ami-0aaaaaaaaaaaaaaa1'],
    'addresses of its': ['172.16.9.0/28'],
    'id of the virtual interface': ['dxvif-fg1example'],
    VLAN: ['12'],
    'AS number of the router': ['65001'],
    'your end': ['169.254.100.1/30'],
    "AWS's end": ['169.254.100.2/30'],
  };
  async function asking(who: Person, environment = 'dev') {
    const [said, answers]: [string[], unknown[]] = [[], []];
    const given: GivenNew = {
      arguments: [environment],
      options: {},
      out: (line) => void said.push(line),
      columns: 80,
      answer: (value, text) => void (answers.push(value), said.push(text?.() ?? '')),
    };
    return { code: await runNew(given, who), said: said.join('\n'), answer: answers[0] };
  }

  test('first it is asked whether it has to be servers; whoever says no is told nothing was written', async () => {
    const who = person({ 'Go on': ['no'] });
    expect(await asking(who)).toMatchObject({ code: 1, said: expect.stringContaining('docs/choose.md') });
    expect([who.asked.length, readdirSync(directory)]).toEqual([1, []]);
  });

  test('what does not fit is asked again with the way out, an empty answer is the default, and a choice is a choice', async () => {
    const who = person({
      ...ANSWERS,
      'AWS account': ['12345', '"123456789012"'],
      'range of': ['10.9.0.0/29', '10.9.0.0/24'],
      'one server a log type': ['both', 'single'],
    });
    const { code, said } = await asking(who);
    expect([code, loadEnvironments().problems]).toEqual([0, undefined]);
    expect(said).toMatch(/twelve digits in quotes[^]*both is none of the choices: write one of single, active-standby/);
    expect(who.asked.filter((text) => text.startsWith('AWS account'))).toHaveLength(2);
    expect(who.asked.find((text) => text.startsWith('first part of every name'))).toContain('[nss-dev] >');
    expect(who.asked.some((text) => text.startsWith('public address of your VPN'))).toBe(false);
  });

  test('what does not fit together with another environment is asked again, once everything else is known', async () => {
    writeFileSync(join(directory, 'prod.yaml'), OTHER.replace(/^environment: dev$/m, 'environment: prod'));
    // The other one has this account and these names too.
    const who = person({
      ...ANSWERS,
      'AWS account': ['111111111111'],
      'AWS region': ['ap-northeast-1'],
      'first part': ['nss-dev', 'nss-lab'],
      'range of': ['10.9.0.0/24', '10.9.1.0/24'],
      'id of the virtual interface': ['dxvif-fg9example'],
      'your end': ['169.254.102.1/30'],
      "AWS's end": ['169.254.102.2/30'],
    });
    const { code, said } = await asking(who);
    expect([code, loadEnvironments().problems]).toEqual([0, undefined]);
    expect(who.asked.filter((text) => text.startsWith('first part'))).toHaveLength(2);
    expect(said.match(/has the purpose nss-dev in the same account/g)).toHaveLength(1);
  });

  test('whoever stops in the middle has nothing written', async () => {
    const who = person({ ...ANSWERS, 'image of': [] });
    expect(await asking(who)).toMatchObject({ code: 1, answer: { outcome: 'nothing written' } });
    expect(readdirSync(directory)).toEqual([]);
  });
});
