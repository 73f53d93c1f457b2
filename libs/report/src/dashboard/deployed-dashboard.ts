import { resolve, type Template } from '@nss/deployment';
import { type DrawnBody, drawnBody, UndrawableDashboard } from './body';

/** A dashboard as a template deploys it. */
export interface DeployedDashboard {
  readonly name: string;
  readonly body: DrawnBody;
}

/** Where a template is deployed. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * The template with every reference in it worked out, as far as that can be known before it is deployed: a machine is called by its name, anything
 * else by its logical id.
 */
export function workedOut(template: Template, { account, region }: Place): Template {
  const { Resources = {} } = template;
  const resources = Object.entries(Resources)
    .filter(([, { Type }]) => Type.startsWith('AWS::CloudWatch::'))
    .map(([id, { Type, Properties }]) => [
      id,
      {
        Type,
        Properties: resolve(Properties ?? {}, {
          template,
          parameters: {},
          pseudo: { 'AWS::AccountId': account, 'AWS::Region': region },
          physicalId: (logicalId) => nameTag(Resources[logicalId]?.Properties) ?? logicalId,
          attribute: (logicalId, attribute) => {
            const name = Resources[logicalId]?.Properties?.AlarmName;
            return attribute === 'Arn' && typeof name === 'string'
              ? `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`
              : `${logicalId}.${attribute}`;
          },
        }),
      },
    ]);
  return { ...template, Resources: Object.fromEntries(resources) as Template['Resources'] };
}

/**
 * The one dashboard of a template that was worked out.
 * @throws UndrawableDashboard where there is none, or several, or with what is not drawn
 */
export function deployedDashboard({ Resources = {} }: Template): DeployedDashboard {
  const found = Object.values(Resources).filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard');
  const [{ Properties = {} } = {}, ...others] = found;
  if (found.length !== 1 || others.length > 0)
    throw new UndrawableDashboard(`the template has ${found.length} dashboards, and one is drawn`);
  return {
    name: String(Properties.DashboardName),
    body: drawnBody(JSON.parse(String(Properties.DashboardBody))),
  };
}

function nameTag(properties: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const tags = properties?.Tags;
  if (!Array.isArray(tags)) return undefined;
  return (tags as { Key?: unknown; Value?: unknown }[]).flatMap(({ Key, Value }) =>
    Key === 'Name' && typeof Value === 'string' ? [Value] : [],
  )[0];
}
