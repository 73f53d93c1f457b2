import { workspaceRoot } from '@nss/workspace';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceEnvironment, variants } from '@nss/e2e-deployment';
import { stringify } from 'yaml';
import { SCENARIO_MILLISECONDS } from './runs';

jest.setTimeout(SCENARIO_MILLISECONDS);

const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as people do, on other environments and with a temporary folder of its own. */
async function gitops(
  environments: string,
  temporary: string,
  ...args: string[]
): Promise<{ code: number | null; out: string }> {
  const child = spawn('npm', ['run', '-s', 'gitops', '--', ...args], {
    cwd: workspaceRoot(),
    env: { ...process.env, ENVIRONMENTS_DIR: environments, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { code, out };
}

test('other environments, two of them in one wave: merged, approved, deployed, checked by a runbook, and nothing left behind', async () => {
  const { gateway, tunnel } = variants();
  const [environments, temporary] = [
    mkdtempSync(join(folder, 'environments-')),
    mkdtempSync(join(folder, 'temporary-')),
  ];
  const files = {
    dev: referenceEnvironment('dev'),
    gateway: { ...gateway, promotedFrom: 'dev' },
    tunnel: { ...tunnel, promotedFrom: 'dev' },
  };
  for (const [name, file] of Object.entries(files)) writeFileSync(join(environments, `${name}.yaml`), stringify(file));
  const { code, out } = await gitops(environments, temporary, '--yes');
  // The output beside the code: without it a failure says nothing.
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/pull request #1 "Keep dev's logs for 60 days"[^]*\ndev: as planned, healthy\n/),
  ]);
  for (const name of ['gateway', 'tunnel']) {
    expect(out).toMatch(
      new RegExp(
        `\\n${name}: \\d+ resources change[^]*${name} waits for approval\\napproved by --yes[^]*\\n${name}: as planned, healthy\\n`,
      ),
    );
  }
  expect(out).toMatch(/deploy.yml: success in [^]*\nnss-health-check in dev: Success[^]*runbook.yml: success in/);
  expect(readdirSync(temporary)).toEqual([]);
});

test('wrong use says how, and starts nothing', async () => {
  const { code, out } = await gitops(folder, folder, '--no');
  expect([code, out]).toEqual([2, expect.stringContaining('how it is used: npm run -s gitops -- --help')]);
});
