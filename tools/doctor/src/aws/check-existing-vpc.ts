import { type LoadedEnvironment, connectionOf } from '@nss/environment';
import { endpointServices, gatewayOfOthers, type GatewayOfOthers } from '@nss/network';
import { judged, type Line } from '../line';
import { type AwsFacts } from './facts';

/** What is asked of a VPC of somebody else about a gateway of somebody else, by the type of the gateway. */
const OF_GATEWAY: Readonly<
  Record<
    GatewayOfOthers['type'],
    (loaded: LoadedEnvironment, vpcId: string, gateway: GatewayOfOthers, facts: AwsFacts) => Line
  >
> = { 'transit-gateway': attachment };

/** What somebody else's VPC may have already, and AWS takes once only. */
export function checkExistingVpc(loaded: LoadedEnvironment, facts: AwsFacts): Line[] {
  const vpcId = loaded.environment.vpc.existing?.id;
  if (vpcId === undefined) return [];
  const others = gatewayOfOthers(connectionOf(loaded.environment).gateway);
  return [
    ...(others ? [OF_GATEWAY[others.type](loaded, vpcId, others, facts)] : []),
    ...privateNames(loaded, vpcId, facts),
  ];
}

/** A VPC has one attachment to each transit gateway: EC2 answers DuplicateTransitGatewayAttachment to a second. */
function attachment(
  { name: where, environment: { region } }: LoadedEnvironment,
  vpcId: string,
  { id: gateway, attach }: GatewayOfOthers,
  { attachedTo }: AwsFacts,
): Line {
  const isOthers = !attach;
  const subject = {
    where,
    check: 'attachment of the VPC',
    wanted: isOthers
      ? `${vpcId} attached to ${gateway} by somebody else`
      : `${vpcId} not attached to ${gateway} by anybody else`,
    askWith: `aws ec2 describe-transit-gateway-vpc-attachments --filters Name=vpc-id,Values=${vpcId} --region ${region}`,
  };
  return judged(subject, attachedTo, (gateways) => {
    const found = gateways.length > 0 ? gateways.join(', ') : 'no attachment of others';
    return gateways.includes(gateway) === isOthers
      ? { verdict: 'pass', found }
      : {
          verdict: 'fail',
          found,
          command: `npm run -s environments -- show ${where}   # then write privateConnection.attachment: ${isOthers ? 'true' : 'false'}`,
        };
  });
}

/** In a VPC, one endpoint of a service answers to the service's own name. https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html */
function privateNames(
  { name: where, environment }: LoadedEnvironment,
  vpcId: string,
  { namedEndpoints }: AwsFacts,
): Line[] {
  const { region, bastion } = environment;
  if (!bastion.endpoints) return [];
  const wanted = endpointServices(environment);
  const subject = {
    where,
    check: 'endpoints of the VPC',
    wanted: `no endpoint with private names for ${wanted.join(', ')}`,
    askWith: `aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=${vpcId} --region ${region}`,
  };
  return [
    judged(subject, namedEndpoints, (services) => {
      const taken = services.filter((service) => wanted.some((name) => service.endsWith(`.${name}`)));
      return taken.length === 0
        ? { verdict: 'pass', found: 'none' }
        : {
            verdict: 'fail',
            found: taken.join(', '),
            command: `npm run -s environments -- show ${where}   # then write bastion.endpoints: false: those that are there answer instead`,
          };
    }),
  ];
}
