import { PrivateConnection, vpcRanges } from '@nss/network';
import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Environment, type RelayPlan, connectionOf } from '@nss/environment';
import { type NetworkPart } from './network-part';

/** What a {@link ConnectionPart} is made from. */
export interface ConnectionPartProps {
  readonly environment: Environment;
  readonly plan: RelayPlan;
  readonly network: NetworkPart;
}

/** The private connection to the SIEM. */
export class ConnectionPart extends Construct {
  readonly privateConnection: PrivateConnection;

  constructor(scope: Construct, id: string, { environment, plan, network }: ConnectionPartProps) {
    super(scope, id);
    this.privateConnection = new PrivateConnection(this, 'PrivateConnection', {
      purpose: environment.purpose,
      vpcId: network.vpc.vpcId,
      vpcRanges: vpcRanges(environment.vpc),
      privateSubnets: network.vpc.subnetsOf('private'),
      prefixes: behindPrivateConnection(plan),
      input: connectionOf(environment),
    });
    this.exposeGateway();
  }

  /** Whoever accepts a hosted virtual interface by hand reads which gateway to accept it towards. */
  private exposeGateway(): void {
    const { acceptTowards } = this.privateConnection;
    if (!acceptTowards) return;
    const value =
      'virtualGatewayId' in acceptTowards ? acceptTowards.virtualGatewayId : acceptTowards.directConnectGatewayId;
    new CfnOutput(this, 'PrivateConnectionGateway', {
      value,
      description: 'gateway that a hosted virtual interface is accepted towards',
    });
  }
}

/** Every prefix that a flow reaches over the private connection. */
function behindPrivateConnection({ flows }: RelayPlan): string[] {
  const prefixes = flows.flatMap(({ via, to }) =>
    via === 'private-connection' && to.kind === 'prefixes' ? to.prefixes : [],
  );
  return [...new Set(prefixes)];
}
