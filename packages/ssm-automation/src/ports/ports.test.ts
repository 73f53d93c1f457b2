import { validatorPorts } from './ports';

const ports = validatorPorts();
afterAll(() => ports.stop());

const read = async (language: 'python' | 'powershell', text: string) =>
  (await ports.scripts.read([{ language, text }]))[0];

test.each([
  'def main(events, context):\n    return {"a": [1, 2]}',
  'import re\nmain = lambda events, context: re.sub("\\d", "", "1")',
  'try:\n    import a\nexcept ImportError:\n    def main(): pass',
])('Python that can be read: %p', async (text) => {
  const reading = await read('python', text);
  expect(reading).toEqual({ names: expect.any(Array) as unknown });
  expect(reading?.names).toContain(text.includes('main') ? 'main' : '');
});

test.each([
  ['def main(:\n  pass', 1],
  ['def main():\n    x = [1,\n', 2],
  ['def main():\n  a = 1\n   b = 2', 3],
  ['print "hello"', 1],
  ['\0', 1],
])('Python that cannot: %p', async (text, line) => {
  expect(await read('python', text)).toMatchObject({
    problem: { line, message: expect.stringMatching(/./) as unknown },
  });
});

test.each([
  "Get-Item -Path 'x'\nif ($a -eq 1) { Write-Host \"a $b\" } else { throw 'no' }",
  "Try { Enter-ASStandby -InstanceId xxxx } Catch { throw '1' }",
  '$x = @{ a = 1; b = @(1, 2) }\n$x.a | ForEach-Object { $_ }',
  'function Get-It {\n  param([string]$Name)\n  return $Name\n}',
  '@"\nhere: $x\n"@ | Out-File x.txt',
  '',
  '# nothing yet\n',
  'Get-Item x # with a reason',
])('PowerShell that can be read: %p', async (text) => {
  expect(await read('powershell', text)).toEqual({});
});

test.each([
  ['if ($a -eq 1 { 1 }', 1],
  ['$a = 1\nforeach ($i in 1..3) { Write-Host $i', 1],
  ["Write-Host 'abc", 1],
])('PowerShell that cannot: %p', async (text, line) => {
  const reading = await read('powershell', text);
  expect(reading?.problem?.line).toBeGreaterThanOrEqual(line);
  expect(reading?.problem?.message).not.toBe('');
});

test('readings keep the order of the scripts', async () => {
  const texts = [
    ['powershell', 'if {'],
    ['python', 'a = 1'],
    ['powershell', '1'],
    ['python', 'a ='],
    ['python', 'a = 1'],
  ] as const;
  const readings = await ports.scripts.read(texts.map(([language, text]) => ({ language, text })));
  expect(readings.map(({ problem }) => problem !== undefined)).toEqual([true, false, false, true, false]);
});
