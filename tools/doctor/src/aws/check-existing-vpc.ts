import { type LoadedEnvironment, connectionOf } from '@nss/environment';
import { endpointServices } from '@nss/network';
import { judged, type Line } from '../line';
import { type AwsFacts } from './facts';

/** The transit gateway that an environment's VPC has to be attached to, where both exist before it. */
function namedTransitGateway({ environment }: LoadedEnvironment): string | undefined {
  const { gateway } = connectionOf(environment);
  return environment.vpc.existing && gateway.type === 'transit-gateway' ? gateway.existingId : undefined;
}

/** What somebody else's VPC may have already, and AWS takes once only. */
export function checkExistingVpc(loaded: LoadedEnvironment, facts: AwsFacts): Line[] {
  const vpcId = loaded.environment.vpc.existing?.id;
  return vpcId === undefined ? [] : [...attachment(loaded, vpcId, facts), ...privateNames(loaded, vpcId, facts)];
}

/** A VPC has one attachment to each transit gateway: EC2 answers DuplicateTransitGatewayAttachment to a second. */
function attachment(loaded: LoadedEnvironment, vpcId: string, { attachedTo }: AwsFacts): Line[] {
  const {
    name: where,
    environment: { region },
  } = loaded;
  const gateway = namedTransitGateway(loaded);
  if (gateway === undefined) return [];
  const connected = connectionOf(loaded.environment).gateway;
  const isOthers = 'attach' in connected && !connected.attach;
  const subject = {
    where,
    check: 'attachment of the VPC',
    wanted: isOthers
      ? `${vpcId} attached to ${gateway} by somebody else`
      : `${vpcId} not attached to ${gateway} by anybody else`,
    askWith: `aws ec2 describe-transit-gateway-vpc-attachments --filters Name=vpc-id,Values=${vpcId} --region ${region}`,
  };
  return [
    judged(subject, attachedTo, (gateways) => {
      const found = gateways.length > 0 ? gateways.join(', ') : 'no attachment of others';
      return gateways.includes(gateway) === isOthers
        ? { verdict: 'pass', found }
        : {
            verdict: 'fail',
            found,
            command: `npm run -s environments -- show ${where}   # then write privateConnection.attachment: ${isOthers ? 'true' : 'false'}`,
          };
    }),
  ];
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
