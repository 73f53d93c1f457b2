import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Account, StackReader, stageStacks, type Template } from '@nss/deployment';
import { ARN_OF_OTHERS, type ArnPlace, type LoadedEnvironment } from '@nss/environment';
import { partitionOf } from '@nss/aws-partitions';

/** How ARNs of EC2 name what ids begin with. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const NETWORK_KINDS: Readonly<Record<string, string>> = {
  vpc: 'vpc',
  subnet: 'subnet',
  rtb: 'route-table',
  tgw: 'transit-gateway',
};
const NETWORK = /^(vpc|subnet|rtb|tgw)-[0-9a-f]{8}(?:[0-9a-f]{9})?$/;
const CONNECTION = /^(?:dxcon|dxlag)-[0-9a-z]+$/;
const DIRECT_CONNECT_GATEWAY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html */
const SECRET = /\{\{resolve:secretsmanager:([^:}]+)(?::[^}]*)?\}\}/g;

/**
 * ARNs of what others own and a template names by its id, or by a secret's name. What the template makes itself it refers to, so that no
 * id of that stands in it.
 */
export function namedOfOthers(template: Template, place: ArnPlace): Set<string> {
  const arns = new Set<string>();
  for (const [key, text] of textsIn(template.Resources ?? {})) {
    const network = NETWORK.exec(text)?.[1];
    if (network !== undefined) arns.add(ARN_OF_OTHERS.network(place, `${NETWORK_KINDS[network]}/${text}`));
    if (CONNECTION.test(text)) arns.add(ARN_OF_OTHERS.connection(place, text));
    if (key === 'DirectConnectGatewayId' && DIRECT_CONNECT_GATEWAY.test(text))
      arns.add(ARN_OF_OTHERS.directConnectGateway(place, text));
    for (const [, name = ''] of text.matchAll(SECRET)) arns.add(ARN_OF_OTHERS.secret(place, name));
  }
  return arns;
}

/**
 * ARNs of what the deployed stack of an environment is tied to and the new template names no more: until that is deployed, and while it is
 * taken back, CloudFormation acts on them with the role that the new file gives it.
 * @param assembly the cloud assembly with the stack as it is about to be
 */
export async function formerlyNamed(
  { name, environment: { region } }: LoadedEnvironment,
  assembly: string,
  { client, account }: Account,
): Promise<string[]> {
  const place = { account, region, partition: partitionOf(region) };
  const reader = new StackReader(new CloudFormationClient(client ?? { region }));
  const arns: string[] = [];
  for (const { stackName, template } of stageStacks(assembly, name)) {
    const next = namedOfOthers(template, place);
    const deployed = namedOfOthers(await reader.template(stackName), place);
    arns.push(...[...deployed].filter((arn) => !next.has(arn)));
  }
  return arns.sort();
}

/** Every text in a value, with the key nearest to it. */
function* textsIn(value: unknown, key = ''): Generator<[key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const each of value as unknown[]) yield* textsIn(each, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) yield* textsIn(each, name);
}
