import { python, workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = workspaceRoot();
const SCRIPTS = join(root, 'apps/ops-runbooks/src');
const sources = Object.fromEntries(
  readdirSync(SCRIPTS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => [name, readFileSync(join(SCRIPTS, name), 'utf8')]),
);

function findings(scripts: Readonly<Record<string, string>>): string[] {
  const { stdout, stderr } = spawnSync(python(root), [join(__dirname, 'text_in_code.py')], {
    input: JSON.stringify(scripts),
    encoding: 'utf8',
  });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

test('no script of a runbook makes code out of text: every command is lines whose code is written out', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(20);
  expect(findings(sources)).toEqual([]);
});

test.each([
  ["PowerShell(f'Get-Item {name}')", 'the code of PowerShell() is written out'],
  ["Program('ssh.exe ' + login)", 'the code of Program() is written out'],
  ["Shell('sudo %s' % command)", 'the code of Shell() is written out'],
  ["Shell('sudo {}'.format(command))", 'the code of Shell() is written out'],
  ['PowerShell(events["Line"])', 'the code of PowerShell() is written out'],
  ["PowerShell('Get-Item <name>', **events)", 'texts are given by name'],
  ["{'Commands': [f'Get-Item {name}']}", 'Commands are what commands() makes of lines'],
  ["ssm.send_command(Parameters={'commands': ['hostname']})", 'commands are what commands() makes of lines'],
  ['ssm.send_command(Parameters=parameters)', 'Parameters of send_command() are written out'],
  ["line = PowerShell('a')\nline.text = text", 'a line is not changed'],
  ['class Raw(PowerShell):\n    literal = str', 'Raw: the languages of commands stand in commands.py'],
  ['import subprocess', 'starts nothing on its own machine'],
  ["__import__('os').system(text)", 'system() runs a text'],
])('%p is found', (script, problem) => {
  expect(findings({ 'mutant.py': script })[0]).toMatch(`mutant.py:`);
  expect(findings({ 'mutant.py': script }).join()).toContain(problem);
});

test('a script that keeps to it is not', () => {
  expect(
    findings({
      'good.py':
        "sent = {'Commands': commands([PowerShell('Get-Item <name>', name=name), [Program('ssh.exe <login>', login=login)]])}",
    }),
  ).toEqual([]);
});
