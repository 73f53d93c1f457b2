import { found, workflow } from '@nss/workflow-runner/rules';
import { lossesAreConsented as rule } from './losses-are-consented';

const deploy = (needs: string, more = ' --consent="$CONSENT"') =>
  `  deploy:\n    needs: [${needs}]\n    environment: prod\n    steps: [{ run: 'npm run -s delivery -- execute${more}' }]\n`;
const consent = (environment: string) =>
  `  consent:\n    environment: ${environment}\n    steps: [{ run: npm run -s delivery -- consent }]\n`;

test('what deploys needs a job that asks, in an environment for that, and hands on what was said', () => {
  expect(
    found(
      rule,
      workflow(
        consent(
          "\"${{ needs.prepare.outputs.losses == '0' && 'prod-prepare' || format('{0}-consent', inputs.environment) }}\"",
        ) + deploy('consent'),
      ),
    ),
  ).toEqual([]);
  expect(found(rule, workflow(consent('prod-consent') + deploy('prepare')))).toEqual([
    expect.stringContaining('job deploy deploys without a job that asks'),
  ]);
  expect(found(rule, workflow(consent('prod-prepare') + deploy('consent')))).toEqual([
    expect.stringContaining('job consent asks for consent where'),
  ]);
  expect(
    found(rule, workflow('  consent:\n    steps: [{ run: npm run -s delivery -- consent }]\n' + deploy('consent'))),
  ).toHaveLength(1);
  expect(found(rule, workflow(consent('prod-consent') + deploy('consent', '')))).toEqual([
    expect.stringContaining('job deploy executes without the consent'),
  ]);
});
