import { stageStacks } from '@nss/deployment';
import { identityStageName } from '@nss/environment';
import { everyKind, synthesised } from '../every-kind';
import { resourceSchemas } from '@nss/cfn-lint';

jest.setTimeout(600_000);

const { assembly, environments } = synthesised(everyKind());
const schemas = resourceSchemas();

/** `AWS::IAM::ManagedPolicy PURPOSE-flow-log-policy-01: …` of every resource that has a name of ours and a text that CloudFormation cannot change. */
const texts = environments.flatMap(({ name, environment: { purpose } }) =>
  [name, identityStageName(name)]
    .flatMap((stage) => stageStacks(assembly, stage))
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .flatMap(({ Type, Properties = {} }) =>
      (schemas.get(Type)?.createOnlyProperties ?? []).flatMap((path) => {
        const [, , property = '', ...deeper] = path.split('/');
        const text = Properties[property];
        const own = Object.entries(Properties).find(
          ([key, value]) => /^(Group|ManagedPolicy|Role|Topic|Bucket)?Name$/.test(key) && typeof value === 'string',
        )?.[1];
        if (
          deeper.length > 0 ||
          !/Description/.test(property) ||
          typeof text !== 'string' ||
          text === '' ||
          own === undefined
        )
          return [];
        return [`${Type} ${String(own)}: ${text}`.replaceAll(purpose, 'PURPOSE')];
      }),
    ),
);

/**
 * What is frozen: a resource keeps its name, and CloudFormation makes a new one when such a text changes, which fails because the
 * name is taken. Who has to change a text here gives the resource another name along with it.
 */
const FROZEN = `
AWS::EC2::SecurityGroup PURPOSE-bastion-security-group-01: bastion of PURPOSE, number 1
AWS::EC2::SecurityGroup PURPOSE-interface-endpoints-security-group-01: interface-endpoints of PURPOSE, number 1
AWS::EC2::SecurityGroup PURPOSE-nss-isolated-security-group-01: nss-isolated of PURPOSE, number 1
AWS::EC2::SecurityGroup PURPOSE-nss-management-security-group-01: nss-management of PURPOSE, number 1
AWS::EC2::SecurityGroup PURPOSE-nss-service-firewall-security-group-01: nss-service-firewall of PURPOSE, number 1
AWS::EC2::SecurityGroup PURPOSE-nss-service-web-security-group-01: nss-service-web of PURPOSE, number 1
AWS::IAM::ManagedPolicy PURPOSE-accept-virtual-interface-policy-01: What the runbook accept-virtual-interface of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-bastion-session-policy-01: Lets the bastion of PURPOSE encrypt sessions and write their transcripts
AWS::IAM::ManagedPolicy PURPOSE-collect-evidence-policy-01: What the runbook collect-evidence of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-delivery-boundary-01: Bounds what workflow jobs may do
AWS::IAM::ManagedPolicy PURPOSE-deploy-policy-01: Workflow jobs of PURPOSE: deploy, part 1
AWS::IAM::ManagedPolicy PURPOSE-deploy-policy-02: Workflow jobs of PURPOSE: deploy, part 2
AWS::IAM::ManagedPolicy PURPOSE-diff-policy-01: Workflow jobs of PURPOSE: diff, part 1
AWS::IAM::ManagedPolicy PURPOSE-drift-policy-01: Workflow jobs of PURPOSE: drift, part 1
AWS::IAM::ManagedPolicy PURPOSE-execution-boundary-01: Bounds what CloudFormation may do
AWS::IAM::ManagedPolicy PURPOSE-execution-policy-01: CloudFormation for PURPOSE, part 1
AWS::IAM::ManagedPolicy PURPOSE-execution-policy-02: CloudFormation for PURPOSE, part 2
AWS::IAM::ManagedPolicy PURPOSE-execution-policy-03: CloudFormation for PURPOSE, part 3
AWS::IAM::ManagedPolicy PURPOSE-execution-policy-04: CloudFormation for PURPOSE, part 4
AWS::IAM::ManagedPolicy PURPOSE-flow-log-policy-01: Lets the flow log of PURPOSE write to its log group
AWS::IAM::ManagedPolicy PURPOSE-install-cloudwatch-agent-policy-01: What the runbook install-cloudwatch-agent of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-command-policy-01: What the runbook nss-command of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-failover-policy-01: What the runbook nss-failover of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-health-check-policy-01: What the runbook nss-health-check of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-install-certificate-policy-01: What the runbook nss-install-certificate of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-restart-policy-01: What the runbook nss-restart of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-set-up-policy-01: What the runbook nss-set-up of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-standby-guard-policy-01: What the runbook nss-standby-guard of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-nss-standby-guard-rule-policy-01: Starts the standby guard of PURPOSE
AWS::IAM::ManagedPolicy PURPOSE-nss-update-policy-01: What the runbook nss-update of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-patch-bastion-policy-01: What the runbook patch-bastion of PURPOSE may do
AWS::IAM::ManagedPolicy PURPOSE-permissions-boundary-01: Bounds every role of PURPOSE
AWS::IAM::ManagedPolicy PURPOSE-prepare-policy-01: Workflow jobs of PURPOSE: prepare, part 1
AWS::IAM::ManagedPolicy PURPOSE-repair-policy-01: Workflow jobs of PURPOSE: repair, part 1
AWS::IAM::ManagedPolicy PURPOSE-runbook-policy-01: Workflow jobs of PURPOSE: runbook, part 1
`
  .trim()
  .split('\n');

test('the texts that CloudFormation cannot change are what they were', () => {
  expect([...new Set(texts)].sort()).toEqual(FROZEN);
});

test('one name has one text, whatever a file says', () => {
  const names = [...new Set(texts)].map((line) => line.split(': ')[0]);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
