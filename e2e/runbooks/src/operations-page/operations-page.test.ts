import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { withApplianceKey } from '../appliance-key';
import { reset } from '../reset';
import { EXECUTED_BY, EXECUTED_BY_NONE } from './elsewhere';
import { blocksOf, namedIn, type PageCommands } from './page-commands';
import { ALARM_SITUATIONS } from './situations/alarms';
import { MACHINE_SITUATIONS } from './situations/machines';
import { NETWORK_SITUATIONS } from './situations/network';
import { ON_CALL_SITUATIONS } from './situations/on-call';
import { REPOSITORY_SITUATIONS } from './situations/repository';
import { RUNBOOK_SITUATIONS } from './situations/runbooks';
import { SENTENCE_SITUATIONS } from './situations/sentences';
import { type Situation, type Situations } from './situations/situation';
import { STACK_SITUATIONS } from './situations/stacks';
import { TO_AWS_SITUATIONS } from './situations/to-aws';
import { Desk } from './terminal';

jest.setTimeout(240_000);

const PAGES = ['docs/operations.md', 'docs/on-call.md'];
const ELSEWHERE = [...EXECUTED_BY, ...EXECUTED_BY_NONE];
const COMMANDS = [
  ...PAGES.flatMap((page) => [...blocksOf(page), ...namedIn(page)]),
  ...blocksOf('docs/to-aws.md').filter(({ key }) => !ELSEWHERE.some(([which]) => which.test(key))),
];
const SITUATIONS: Situations = {
  ...ALARM_SITUATIONS,
  ...MACHINE_SITUATIONS,
  ...NETWORK_SITUATIONS,
  ...RUNBOOK_SITUATIONS,
  ...STACK_SITUATIONS,
  ...ON_CALL_SITUATIONS,
  ...SENTENCE_SITUATIONS,
  ...TO_AWS_SITUATIONS,
  ...REPOSITORY_SITUATIONS,
};

let folder: string;
let desk: Desk;
let environments: Readonly<Record<Situation['environment'], DeployedEnvironment>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'operations-page-'));
  desk = new Desk(folder);
  environments = { dev: await deployedEnvironment('dev'), prod: await deployedEnvironment('prod') };
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await withApplianceKey(environments.prod, false);
  for (const each of Object.values(environments)) await reset(each);
});

test('every command of the pages has a situation that it is for, and no other has one', () => {
  expect(Object.keys(SITUATIONS).sort()).toEqual([...new Set(COMMANDS.map(({ key }) => key))].sort());
});

test('what another test executes is on the page, and the test is there', () => {
  const keys = blocksOf('docs/to-aws.md').map(({ key }) => key);
  expect(ELSEWHERE.filter(([which]) => !keys.some((key) => which.test(key)))).toEqual([]);
  expect(EXECUTED_BY.filter(([, file]) => !existsSync(join(workspaceRoot(), file)))).toEqual([]);
});

/** The commands as they are typed: without those that nobody can type here, and with what is there for what the page has as an example. */
function typed({ text }: PageCommands, { leftOut = [] }: Situation, given: Readonly<Record<string, string>>): string {
  for (const [example] of Object.entries(given)) expect(text).toContain(example);
  for (const [line] of leftOut) expect(text).toMatch(new RegExp(line.source, 'm'));
  return Object.entries(given).reduce(
    (commands, [example, value]) => commands.replaceAll(example, value),
    text
      .split('\n')
      .filter((each) => !leftOut.some(([line]) => line.test(each)))
      .join('\n'),
  );
}

const once = [...new Map(COMMANDS.map((each) => [each.key, each])).values()];

test.each(once.filter(({ key }) => key in SITUATIONS))('$key shows what the page promises', async (block) => {
  const situation = SITUATIONS[block.key]!;
  const at = environments[situation.environment];
  await reset(at);
  await withApplianceKey(at, false);
  const commands = typed(block, situation, (await situation.prepare?.(at)) ?? {});
  const { region = at.place.region, account = at.place.account } = situation;
  const variables = { P: at.place.purpose, ...(await situation.variables?.(at)) };
  const [seen] = await Promise.all([
    desk.type(commands, { endpoint: at.endpoint, account, region, variables }, situation.answers),
    situation.meanwhile?.(at),
  ]);
  expect({ code: seen.code, error: seen.code === (situation.code ?? 0) ? '' : seen.error + seen.out }).toEqual({
    code: situation.code ?? 0,
    error: '',
  });
  await situation.shows(seen, at);
});
