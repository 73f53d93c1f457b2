import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkScripts } from './check-scripts';
import { descriptionText, pythonSources } from './sources';
import { stepScripts } from './step-scripts';

const root = join(import.meta.dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'python-check-'));
const sources = pythonSources(root);
const description = descriptionText(root);
const steps = stepScripts();

/** What is found once some texts of the scripts are others. */
function findings(changes: Readonly<Record<string, readonly [string, string]>>, changed = description): string[] {
  const change = (text: string) => Object.values(changes).reduce((each, [from, to]) => each.replaceAll(from, to), text);
  for (const [file, [from]] of Object.entries(changes))
    expect(sources.get(`apps/ops-runbooks/src/${file}`)).toContain(from);
  return checkScripts(root, folder, {
    steps: steps.map((each) => ({ ...each, script: change(each.script) })),
    sources: new Map([...sources].map(([file, text]) => [file, change(text)])),
    description: changed,
  });
}

/** The line of a file that has a text. */
const place = (file: string, text: string) => {
  const path = `apps/ops-runbooks/src/${file}`;
  return `${path}:${(sources.get(path) ?? '').split('\n').findIndex((line) => line.includes(text)) + 1}:`;
};

test('the scripts of all steps are well typed, and every file is in one of them', () => {
  expect(findings({})).toEqual([]);
});

test('they are checked for the Python that runs them', () => {
  const [, version] =
    /^python_version = (.+)$/m.exec(readFileSync(join(root, 'apps/ops-runbooks/mypy.ini'), 'utf8')) ?? [];
  expect(new Set(steps.map(({ runtime }) => runtime))).toEqual(new Set([`python${version}`]));
});

test('a function that has another name now is missed in every file that calls it, once', () => {
  const found = findings({ 'scripts/figures.py': ['def sums(', 'def summed('] });
  const missed = found.filter((each) => each.includes('Name "sums" is not defined'));
  expect(missed).toEqual(expect.arrayContaining([expect.stringContaining(place('scripts/which_side.py', 'in sums('))]));
  expect(new Set(missed.map((each) => each.split(':')[0]))).toEqual(
    new Set(
      ['scripts/which_side', 'scripts/lost_logs', 'check_bastion', 'check_path', 'check_pulse'].map(
        (each) => `apps/ops-runbooks/src/${each.includes('/') ? each : `runbooks/nss-health-check/${each}`}.py`,
      ),
    ),
  );
  expect(new Set(found).size).toBe(found.length);
});

test('an unknown name, a module nobody imported and a wrong argument are found where they are written', () => {
  const found = findings({
    'runbooks/nss-restart/choose_servers.py': ['events["Override"]', 'override'],
    'runbooks/nss-health-check/conclude.py': ['import json\n', '# none\n'],
    'runbooks/nss-health-check/check_path.py': ['partial(nat_line, gateway)', 'partial(nat_line, lines)'],
  }).join('\n');
  expect(found).toMatch(/nss-restart\/choose_servers\.py:\d+:\d+: error: Name "override" is not defined/);
  expect(found).toMatch(/nss-health-check\/conclude\.py:\d+:\d+: error: Name "json" is not defined/);
  expect(found).toMatch(
    /nss-health-check\/check_path\.py:\d+:\d+: error: Argument 1 to "nat_line" has incompatible type/,
  );
});

test('a field of the description that has another name now is missed wherever a script reads it', () => {
  const readers = {
    activeParameters: ['scripts/described.py', 'runbooks/nss-failover/plan_failover.py'],
    silentMinutes: ['scripts/which_side.py', 'runbooks/nss-health-check/check_pulse.py'],
    virtualInterfaces: ['runbooks/accept-virtual-interface/compare_interface.py', 'scripts/which_side.py'],
    applianceKeySecret: ['scripts/appliance_ssh.py', 'runbooks/nss-health-check/check_appliances.py'],
    heartbeatMetric: ['runbooks/install-cloudwatch-agent/look_for_arrival.py'],
    siem: ['scripts/which_side.py'],
    server: ['scripts/which_side.py'],
  };
  const renamed = Object.keys(readers).reduce(
    (text, field) => text.replace(new RegExp(`\\b${field}(?=\\??:)`), `${field}Renamed`),
    description,
  );
  const found = findings({}, renamed);
  for (const [field, files] of Object.entries(readers))
    for (const file of files)
      expect(found).toEqual(
        expect.arrayContaining([
          expect.stringMatching(new RegExp(`/src/${file}:\\d+:\\d+: error: TypedDict "\\w+" has no key "${field}"`)),
        ]),
      );
});

test('a key that the step does not give, and an output that the script does not, are found', () => {
  const found = findings({
    'runbooks/nss-standby-guard/tell_people.py': ['events["TopicArn"]', 'events["Topic"]'],
    'runbooks/patch-bastion/check_window.py': ['"Install": events["Operation"] == "Install"', '"Installs": True'],
  }).join('\n');
  expect(found).toMatch(/tell_people\.py:\d+:\d+: error: TypedDict "InputPayload" has no key "Topic"/);
  expect(found).toMatch(/check_window\.py:\d+:\d+: error: .*TypedDict "Payload"/);
});

test('a file that no step has is named: nobody would see what is wrong in it', () => {
  const file = 'apps/ops-runbooks/src/scripts/forgotten.py';
  const found = checkScripts(root, folder, { steps, sources: new Map([...sources, [file, 'x = y\n']]), description });
  expect(found).toEqual([expect.stringContaining(`${file}:1:1: error: no step has this file`)]);
});
