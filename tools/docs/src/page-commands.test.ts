import { argumentsOf, pageCommands, wordsOf } from './page-commands';

test('commands are read from the pages, each once, without variables in front of them', () => {
  const doctor = pageCommands('npm run -s doctor');
  expect(doctor).toEqual(expect.arrayContaining(['npm run -s doctor', 'npm run -s doctor -- --environment dev']));
  expect(new Set(doctor).size).toBe(doctor.length);
  expect(pageCommands('npm run -s environments')).toContain('npm run -s environments -- show dev');
});

test('a command that no page has is no test', () => {
  expect(() => pageCommands('npm run -s nothing')).toThrow('no page has a command that begins with npm run -s nothing');
});

test('words are those of a shell', () => {
  expect(wordsOf('a --p Command="troubleshoot netstat" -q \'x y\'')).toEqual([
    'a',
    '--p',
    'Command=troubleshoot netstat',
    '-q',
    'x y',
  ]);
  expect(argumentsOf('npm run -s logs -- a --b', 'npm run -s logs')).toEqual(['a', '--b']);
  expect(argumentsOf('npm run -s logs', 'npm run -s logs')).toEqual([]);
});
