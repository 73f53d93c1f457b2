import { command, runCommand } from '@nss/command-line';

const release = command({
  invocation: 'npm run -s release --',
  summary: 'makes this commit a release',
  description:
    'Makes this commit a release: its version in package.json, its section in CHANGELOG.md, and what it deploys, so that a test holds the next commits against it. Exit code: 0 made, 1 nothing to release, 2 wrong use.',
  arguments: [{ name: 'VERSION', description: 'three numbers, later than the last one' }],
  examples: ['npm run -s release -- 1.4.0'],
  json: true,
  run: async ({ arguments: [version = ''], answer, phase }) => {
    const { makeRelease } = await import('./make-release');
    const day = new Date().toISOString().slice(0, 10);
    const made = await phase('synthesising every variant', async () => makeRelease(version, day));
    answer({ ...made }, () =>
      [
        `${made.version}: ${made.templates} templates in ${made.file}, ${Math.ceil(made.bytes / 1024)} KiB`,
        `commit it, then: git tag v${made.version}`,
      ].join('\n'),
    );
    return 0;
  },
});

process.exitCode = await runCommand(release, process.argv.slice(2));
