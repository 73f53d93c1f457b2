import { python, workspaceRoot } from '@nss/workspace';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

const root = workspaceRoot();
const COMMANDS = readFileSync(join(root, 'apps/ops-runbooks/src/scripts/commands.py'), 'utf8');

const HOSTILE = [
  "'; Remove-Item -Recurse C:\\ #",
  '"; calc',
  '$(calc)',
  '`whoami`',
  '$Env:Path',
  '{{ssm:/nss-dev/secret}}',
  '{{ssm-secure:key}}',
  '{{{{',
  '{{ global:DATE }}',
  '\u2018; calc\u2019',
  '\u201a\u201b',
  '\u201c$(calc)\u201d',
  '\r\nRemove-Item x',
  '\n',
  '\0',
  '\u001b[31m',
  '@(1)',
  '#',
  '<#',
  '#>',
  '--%',
  '-oProxyCommand=calc',
  '--',
  '/c calc',
  '%COMSPEC%',
  '^&',
  '| sh',
  '; reboot',
  '&& reboot',
  '$(id)',
  '!x',
  '!!',
  '~',
  '*',
  '~root',
  '\\',
  '\\\\"',
  "it's",
  '\u202e',
  '\ud83d\ude00',
  '\ufeff',
  '\u0085',
  '\u2028',
  ' ',
  '\t',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const texts = [...HOSTILE, '', ...fc.sample(hostile, { numRuns: 300, seed: 1 })];

/** How the encoder of each language writes each text: the line, or why it refuses it. */
function written(
  language: 'PowerShell' | 'Program' | 'Shell',
  code: string,
  all: readonly string[],
): { readonly line?: string; readonly problem?: string }[] {
  const script = `${COMMANDS}
import json, sys
def written(text):
    try:
        return {'line': ${language}(${JSON.stringify(code)}, text=text).text}
    except RuntimeError as error:
        return {'problem': str(error)}
print(json.dumps([written(text) for text in json.load(sys.stdin)]))`;
  const { stdout, stderr } = spawnSync(python(root), ['-c', script], { input: JSON.stringify(all), encoding: 'utf8' });
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as { line?: string }[];
}

let parser: Parser;
beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
  parser.setLanguage(
    await Language.load(readFileSync(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'))),
  );
});

/** The value of an expression that is made of texts in single quotes and numbers of characters, and of nothing else. */
function valueOf(node: Node): string {
  if (node.type === 'verbatim_string_characters') return node.text.slice(1, -1).replace(/''/g, "'");
  if (node.type === 'cast_expression')
    return String.fromCharCode(Number(/^\[char\](0x[0-9a-f]{4})$/.exec(node.text)?.[1]));
  const inner = node.children.filter((each): each is Node => each !== null && !['(', ')', '+'].includes(each.type));
  if (inner.length === 0) throw new Error(`${node.type} ${node.text} is no text`);
  return inner.map(valueOf).join('');
}

function parameters(line: string): string[] {
  const tree = parser.parse(`${line}\n`);
  if (!tree || tree.rootNode.hasError) throw new Error(`cannot be read: ${line}`);
  const commands = tree.rootNode.descendantsOfType('command');
  expect(commands).toHaveLength(1);
  const elements = commands[0]?.descendantsOfType('command_elements')[0]?.children ?? [];
  return elements
    .filter((each): each is Node => each !== null && !['command_argument_sep', 'command_parameter'].includes(each.type))
    .map(valueOf);
}

test('PowerShell reads one argument that is the very text, in ASCII, and nothing that Systems Manager replaces', () => {
  const lines = written('PowerShell', 'Get-Item -Path <text>', texts).map(({ line }) => line ?? '');
  texts.forEach((text, index) => {
    const line = lines[index] ?? '';
    expect(line).toMatch(/^[ -~]+$/);
    expect(line).not.toContain('{{');
    expect([text, parameters(line)]).toEqual([text, [text]]);
  });
});

/** What PowerShell makes of an argument of a program (Windows PowerShell 5.1 and 7 alike), and the program of its command line again. */
const handsOn = (text: string) => (/\s/.test(text) ? /^"(.*)"$/su.exec(`"${text}"`)?.[1] : text);

test('a program gets one argument that is the very text, and no option; what cannot be handed on is refused', () => {
  const answers = written('Program', 'ssh.exe <text>', texts);
  texts.forEach((text, index) => {
    const { line, problem } = answers[index] ?? {};
    expect([text, problem !== undefined]).toEqual([text, /["\u0000-\u001f\u007f]|\\$|^-|^$/.test(text)]);
    if (line === undefined) return;
    expect([text, parameters(line).map(handsOn)]).toEqual([text, [text]]);
  });
});

test('a shell reads one word that is the very text, and no option; what cannot be written is refused', () => {
  const answers = written('Shell', "printf '%s\\0' end <text>", texts);
  let read = 0;
  texts.forEach((text, index) => {
    const { line, problem } = answers[index] ?? {};
    expect([text, problem !== undefined]).toEqual([text, /[\u0000-\u001f\u007f]|^-/.test(text)]);
    if (line === undefined || /\p{Cs}/u.test(text)) return;
    const { stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } });
    expect(stdout.split('\0')).toEqual(['end', text, '']);
    read += 1;
  });
  expect(read).toBeGreaterThan(50);
});

test('a shell line is one argument of the program that carries it', () => {
  const lines = written('Shell', 'printf %s <text>', texts);
  const carried = texts
    .map((text, index) => ({ text, line: lines[index]?.line }))
    .filter(({ line }) => line !== undefined);
  const answers = written(
    'Program',
    'ssh.exe <text>',
    carried.map(({ line = '' }) => line),
  );
  carried.forEach(({ text, line }, index) => {
    const { line: program, problem } = answers[index] ?? {};
    if (problem !== undefined) expect(text).toContain('"');
    else expect(parameters(program ?? '')).toEqual([line]);
  });
});

test('a text that is not given, and a list, are told apart', () => {
  const script = (expression: string) =>
    spawnSync(python(root), ['-c', `${COMMANDS}\nprint(${expression})`], { encoding: 'utf8' });
  expect(script("Shell('sudo nss <words>', words=['troubleshoot', 'a b']).text").stdout).toBe(
    "sudo nss troubleshoot 'a b'\n",
  );
  expect(script("commands([PowerShell('try {'), [PowerShell('a'), [PowerShell('b')]], PowerShell('}')])").stdout).toBe(
    "['try {', '  a', '    b', '}']\n",
  );
  expect(script("Shell('sudo nss <words>')").stderr).toContain("KeyError: 'words'");
  expect(script("commands(['hostname'])").stderr).toContain("has no attribute 'text'");
});
