import { sharedAssembly } from '@nss/e2e-deployment';
import { stageStacks, templatePolicies, templateRoles } from '@nss/deployment';
import { loadEnvironments, type LoadedEnvironment } from '@nss/environment';
import { runbooksAfterDeployment, verifyingRunbooks } from '@nss/runbook-definition';
import { RUNBOOKS } from '@nss/runbooks';
import { Arns } from './attempts/attempt';
import { startRequests } from './attempts/starting';
import { decidedOn } from './reference/authorization-reference';
import { type Subject } from './simulation/policy';
import { mayDo } from './simulation/simulate';
import { AGENT_POLICIES } from './agent-policies';
import { casesOf } from './subjects';

jest.setTimeout(600_000);

const assembly = sharedAssembly();

/** Who starts what. */
interface Start {
  readonly subject: Subject;
  readonly runbook: string /** With the tag of the environment: EventBridge gives none. */;
  readonly isTagged: boolean;
}

/** Which runbooks a delivery role starts: what the workflows do with it. */
const BY_DELIVERY: Readonly<Record<string, readonly string[]>> = {
  prepare: verifyingRunbooks(RUNBOOKS),
  deploy: runbooksAfterDeployment(RUNBOOKS),
  runbook: RUNBOOKS.map(({ name }) => name),
};

/** Names of the documents that the steps of a document start, those inside of loops too. */
function startedBy(content: unknown): string[] {
  if (typeof content !== 'object' || content === null) return [];
  const { action, inputs } = content as { action?: string; inputs?: { DocumentName?: string } };
  return [
    ...(action === 'aws:executeAutomation' && inputs?.DocumentName ? [inputs.DocumentName] : []),
    ...Object.values(content).flatMap(startedBy),
  ];
}

function startsOf(loaded: LoadedEnvironment): Start[] {
  const {
    name,
    environment: { account, region, purpose },
  } = loaded;
  const { roles } = casesOf(loaded, assembly);
  const place = { account, region, parameters: { SubjectPrefix: 'repo:acme/nss-on-aws' } };
  const { template: identities = {} } = stageStacks(assembly, `${name}-identity`)[0] ?? {};
  const { template } = stageStacks(assembly, name)[0]!;
  const deployed = templateRoles(template, place, new Map([...templatePolicies(identities, place), ...AGENT_POLICIES]));
  const subjectOf = (roleName: string): Subject => ({
    ...deployed.find((role) => role.name === roleName)!,
    ...place,
    name: roleName,
  });
  const resources = Object.values(template.Resources ?? {});
  // A document starts another one in a step of its own; a rule starts the document that its target names.
  const byDocuments = resources
    .filter(({ Type }) => Type === 'AWS::SSM::Document')
    .flatMap(({ Properties = {} }) => {
      return [...new Set(startedBy(Properties['Content']))].map((document) => ({
        subject: subjectOf(String(Properties['Name']).replace(/-01$/, '-role-01')),
        runbook: document.slice(purpose.length + 1, -'-01'.length),
        isTagged: true,
      }));
    });
  const byRules = resources
    .filter(({ Type }) => Type === 'AWS::Events::Rule')
    .flatMap(({ Properties = {} }) =>
      (Properties['Targets'] as { Arn: string }[])
        .filter(({ Arn }) => Arn.includes(':automation-definition/'))
        .map(({ Arn }) => ({
          subject: subjectOf(`${purpose}-nss-standby-guard-rule-role-01`),
          runbook: /automation-definition\/(.*)-01:/.exec(Arn)![1]!.slice(purpose.length + 1),
          isTagged: false,
        })),
    );
  const byDelivery = Object.entries(BY_DELIVERY).flatMap(([kind, names]) =>
    names.map((runbook) => ({
      subject: roles.find(({ subject }) => subject.name === `${name} ${kind}`)!.subject,
      runbook,
      isTagged: true,
    })),
  );
  return [...byDocuments, ...byRules, ...byDelivery];
}

const environments = loadEnvironments().environments!.map((loaded) => ({
  name: loaded.name,
  arns: new Arns(loaded.environment),
  starts: startsOf(loaded),
}));

test('the reference requires the document and the execution', async () => {
  const required = (await decidedOn('ssm:StartAutomationExecution'))
    .filter(({ isRequired }) => isRequired)
    .map(({ kind }) => kind)
    .sort();
  expect(required).toEqual(['automation-execution', 'document']);
});

test.each(environments)(
  '$name: whoever starts a runbook may, on every resource that AWS decides the start on',
  async ({ arns, starts }) => {
    const denied = await Promise.all(
      starts.map(async ({ subject, runbook, isTagged }) => {
        const requests = await startRequests(arns, runbook, isTagged);
        const answers = await Promise.all(requests.map((request) => mayDo(subject, request)));
        return requests
          .filter((_, index) => !answers[index])
          .map(({ what, resource }) => `${subject.name} ${what}: ${resource}`);
      }),
    );
    expect(denied.flat()).toEqual([]);
  },
);

test('runbooks, the rule of the guard and three delivery roles are among those who start one', () => {
  const starters = (name: string) =>
    new Set(environments.find((each) => each.name === name)!.starts.map(({ subject }) => subject.name));
  expect([...starters('prod')].sort()).toEqual([
    'nss-prod-nss-restart-role-01',
    'nss-prod-nss-set-up-role-01',
    'nss-prod-nss-standby-guard-rule-role-01',
    'nss-prod-nss-update-role-01',
    'prod deploy',
    'prod prepare',
    'prod runbook',
  ]);
});

test('nobody who starts a runbook by name starts one of another environment, or of AWS, whatever the execution', async () => {
  for (const { arns, starts } of environments) {
    const others = [
      arns.at('ssm', `document/${arns.otherPurpose}-nss-health-check-01`),
      arns.at('ssm', 'document/AWS-StopEC2Instance'),
    ];
    for (const { subject } of starts) {
      for (const resource of others)
        expect([
          subject.name,
          resource,
          await mayDo(subject, { what: 'starts it', action: 'ssm:StartAutomationExecution', resource }),
        ]).toEqual([subject.name, resource, false]);
    }
  }
});
