import { isDeepStrictEqual } from 'node:util';
import { type Policy } from '@nss/deployment';
import { GITHUB_ISSUER, type LoadedEnvironment } from '@nss/environment';
import { type Judgement, judged, judgedFirst, type Line } from '../line';
import { type AwsFacts, type RoleFacts, type WantedIdentities } from './facts';

/** Oldest bootstrap whose bucket and parameter this repository was made with. https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
const OLDEST_BOOTSTRAP = 6;
const AUDIENCE = 'sts.amazonaws.com';

/** Whether the account has what `npm run -s bootstrap` makes, as this commit would make it. */
export function checkIdentities(
  { name: where, environment: { account, region, purpose } }: LoadedEnvironment,
  facts: AwsFacts,
  wanted: WantedIdentities,
): Line[] {
  const bootstrap = `npm run -s bootstrap -- --environment ${where}`;
  const { providerArn: provider } = wanted;
  return [
    judgedFirst(
      { where, check: 'credentials', wanted: `of account ${account}`, askWith: 'aws sts get-caller-identity' },
      facts.account,
      (found) =>
        found === account
          ? { verdict: 'pass', found }
          : {
              verdict: 'fail',
              found,
              command: `AWS_PROFILE=a-profile-of-${account} npm run -s doctor -- --environment ${where}`,
            },
    ),
    judged(
      {
        where,
        check: 'CDK bootstrap',
        wanted: `version ${OLDEST_BOOTSTRAP} or newer`,
        askWith: `aws ssm get-parameter --name /cdk-bootstrap/hnb659fds/version --region ${region}`,
      },
      facts.bootstrapVersion,
      (found) =>
        found !== undefined && Number(found) >= OLDEST_BOOTSTRAP
          ? { verdict: 'pass', found: `version ${found}` }
          : { verdict: 'fail', found: found ? `version ${found}` : 'none', command: bootstrap },
    ),
    judged(
      {
        where,
        check: "GitHub's identity provider",
        wanted: `${GITHUB_ISSUER} for ${AUDIENCE}`,
        askWith: `aws iam get-open-id-connect-provider --open-id-connect-provider-arn ${provider}`,
      },
      facts.provider,
      (audiences) => providerJudgement(audiences, bootstrap, provider),
    ),
    ...wanted.roles.map((role) => {
      const subject = {
        where,
        check: `role ${role.name}`,
        wanted: 'trust, boundary and session length as in the repository',
        askWith: `aws iam get-role --role-name ${role.name}`,
      };
      return judged(subject, facts.roles.get(role.arn) ?? { isKnown: false, why: 'it was not read' }, (found) => {
        const differences = found && [
          ...(same(found.trust, role.trust)
            ? []
            : [`trusts ${trusted(found.trust)} instead of ${trusted(role.trust)}`]),
          ...(found.boundaryArn === role.boundaryArn
            ? []
            : [`its boundary is ${found.boundaryArn ?? 'missing'} instead of ${role.boundaryArn}`]),
          ...(found.maxSessionSeconds === role.maxSessionSeconds
            ? []
            : [`sessions of ${found.maxSessionSeconds} s instead of ${role.maxSessionSeconds} s`]),
        ];
        return compared(differences, bootstrap);
      });
    }),
    ...[...wanted.policies].map(([arn, policy]) => {
      const subject = {
        where,
        check: `policy ${arn.split('/').at(-1)}`,
        wanted: 'as in the repository',
        askWith: `aws iam get-policy --policy-arn ${arn}`,
      };
      return judged(subject, facts.policies.get(arn) ?? { isKnown: false, why: 'it was not read' }, (found) =>
        compared(found && (same(found, policy) ? [] : ['says something else']), bootstrap),
      );
    }),
    judged(
      {
        where,
        check: 'session document',
        wanted: `${purpose}-session-01, recorded and encrypted`,
        askWith: `aws ssm get-document --name ${purpose}-session-01 --region ${region}`,
      },
      facts.sessionDocument,
      (found) => {
        if (!found)
          return {
            verdict: 'warn',
            found: 'not there: it comes with the first deployment',
            command: 'gh workflow run deploy.yml',
          };
        return found.logGroup && found.isEncrypted
          ? { verdict: 'pass', found: `recorded in ${found.logGroup}, encrypted` }
          : { verdict: 'fail', found: sessionText(found), command: 'gh workflow run deploy.yml' };
      },
    ),
    judged(
      {
        where,
        check: 'Session Manager preferences',
        wanted: 'sessions without a document are recorded too',
        askWith: `aws ssm get-document --name SSM-SessionManagerRunShell --region ${region}`,
      },
      facts.sessionPreferences,
      (found) => {
        if (found?.logGroup) return { verdict: 'pass', found: sessionText(found) };
        const content = JSON.stringify({
          schemaVersion: '1.0',
          description: 'recorded',
          sessionType: 'Standard_Stream',
          inputs: {
            cloudWatchLogGroupName: `${purpose}-session-log-group-01`,
            cloudWatchEncryptionEnabled: true,
            cloudWatchStreamingEnabled: true,
          },
        });
        const verb = found ? "update-document --document-version '$LATEST'" : 'create-document --document-type Session';
        return {
          verdict: 'warn',
          found: found ? sessionText(found) : 'none: whoever leaves --document-name out is not recorded',
          command: `aws ssm ${verb} --name SSM-SessionManagerRunShell --region ${region} --content '${content}'`,
        };
      },
    ),
  ];
}

function providerJudgement(audiences: readonly string[] | undefined, bootstrap: string, arn: string): Judgement {
  if (!audiences) return { verdict: 'fail', found: 'none', command: bootstrap };
  const others = audiences.filter((audience) => audience !== AUDIENCE);
  if (!audiences.includes(AUDIENCE))
    return {
      verdict: 'fail',
      found: `for ${audiences.join(', ')}`,
      command: `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${AUDIENCE}`,
    };
  if (others.length > 0)
    return {
      verdict: 'warn',
      found: `also for ${others.join(', ')}`,
      command: others
        .map(
          (other) =>
            `aws iam remove-client-id-from-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${other}`,
        )
        .join(' && '),
    };
  return { verdict: 'pass', found: `for ${AUDIENCE}` };
}

/** Nothing where the thing is not there at all. */
function compared(differences: readonly string[] | undefined, command: string): Judgement {
  if (!differences) return { verdict: 'fail', found: 'not there', command };
  return differences.length === 0
    ? { verdict: 'pass', found: 'as in the repository' }
    : { verdict: 'fail', found: differences.join('; '), command };
}

function sessionText({ logGroup, isEncrypted }: NonNullable<RecordedSettings>): string {
  return `${logGroup ? `recorded in ${logGroup}` : 'not recorded'}, ${isEncrypted ? 'encrypted' : 'not encrypted with a key of your own'}`;
}

type RecordedSettings = { readonly logGroup?: string; readonly isEncrypted: boolean };

/** IAM gives a list of one back as text, and keeps no order. */
function same(left: Policy | RoleFacts['trust'], right: Policy): boolean {
  return isDeepStrictEqual(plain(left), plain(right));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length === 1
      ? plain(value[0])
      : value.map(plain).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, each]) => [key, plain(each)]),
  );
}

/** Subjects, or services, that a trust policy names. */
function trusted({ Statement }: Policy): string {
  return (
    Statement.map(({ Principal, Condition = {} }) => {
      const subjects = Object.values(Condition).flatMap((keys) =>
        Object.entries(keys)
          .filter(([key]) => key.endsWith(':sub'))
          .flatMap(([, value]) => value),
      );
      return subjects.length > 0 ? subjects.join(' and ') : JSON.stringify(Principal);
    }).join(', ') || 'nobody'
  );
}
