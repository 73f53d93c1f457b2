import { readPowershell } from './powershell';

// https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing, about_arrays, about_numeric_literals,
// about_quoting_rules: valid in expressions, in arguments, or in both.
test.each([
  'Get-Process -Name a, b -ErrorAction Stop | Select-Object Name,Id',
  '[math]::Round($disk.FreeSpace / 1GB, 2); $x = 5MB + 2kb',
  'msiexec /i $env:TEMP\\agent.msi /quiet /l*v "$env:TEMP\\a.log"',
  'Write-Output "a"$b "Name -"$item.Name',
  'git log --format=short; cmd --% /c echo "a',
  '& $env:windir\\system32\\x.exe',
  '$text = \'it\'\'s\'; $other = "say ""hi"" $($list | % { "$_" })"',
  '$here = @"\nuse $x and " and (\n"@\n$raw = @\'\nno $( here\n\'@',
  '# a comment with "\nGet-Item <# and ( here #> x#y',
  'if ($a) { 1 }\nelseif ($b) { 2 }\nelse { 3 }',
  'do { $i++ } while ($i -lt 3)\nforeach ($a in 1..3) { $a }\nGet-Item | foreach { $_ }',
  'try { a } catch [System.Exception] { b } finally { c }',
  '$map = @{ if = 1; for = 2; else = "x" }',
  'function f { param([string]$Name = "x") return $Name }',
  'Get-ChildItem [a-c]*.txt; Write-Host ] [',
  'Get-Item `\n  -Path x',
  '${a b} = 1; "${env:ProgramFiles(x86)}"',
  '$list = 1,\n  2\n$x =\n  3\nGet-Item a |\n  Sort-Object',
  '',
])('%p is read', (text) => {
  expect(readPowershell(text)).toEqual({});
});

test.each([
  ['Write-Host "open', 1, '" is not closed'],
  ["a\nWrite-Host 'open", 2, "' is not closed"],
  ['$x = @"\nopen', 1, 'here-string'],
  ['$x = @"open"@', 1, 'begins in the same line'],
  ['if ($true { 1 }', 1, '( is not closed'],
  ['foreach ($i in 1..3) { $i', 1, '{ is not closed'],
  ['a }', 1, 'nothing opens the }'],
  ['$a[0', 1, '[ is not closed'],
  ['"a $(b', 1, '$( is not closed'],
  ['"a $(if { )"', 1, '{ is not closed'],
  ['<# open', 1, 'comment'],
  ['${open', 1, '${ is not closed'],
  ['$env:X\\a.ps1', 1, 'followed by a path'],
  ['a\nif { b }', 2, 'no condition'],
  ['if ($a) b', 1, 'no block'],
  ['while ($a)', 1, 'no block'],
  ['try { a }\nb', 1, 'neither catch nor finally'],
  ['else { a }', 1, 'follows no block'],
  ['function { a }', 1, 'needs a name'],
  ['Get-Item | ', 1, 'nothing follows the |'],
  ['f(1, 2,)', 1, 'nothing follows the ,'],
  ['$x = ;', 1, 'nothing follows the ='],
])('%p is a mistake', (text, line, message) => {
  const { problem } = readPowershell(text);
  expect(problem?.line).toBe(line);
  expect(problem?.message).toContain(message);
});
