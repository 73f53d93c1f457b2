import { type Environment, type RelayPlan } from '@nss/environment';
import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { AuditPart } from '../parts/audit-part';
import { BastionPart } from '../parts/bastion-part';
import { ConnectionPart } from '../parts/connection-part';
import { FoundationPart } from '../parts/foundation-part';
import { NetworkPart } from '../parts/network-part';
import { ObservabilityPart } from '../parts/observability-part';
import { RelayPart } from '../parts/relay-part';
import { RunbooksPart } from '../parts/runbooks-part';

/** What a {@link SystemStack} is made from. */
export interface SystemStackProps extends StackProps {
  readonly environment: Environment;
  /** What the file decides; see `deriveRelayPlan`. */
  readonly plan: RelayPlan;
}

/**
 * Everything an environment is, in one stack: one change set is what is approved, what is executed and what is rolled back
 * (docs/adr/0005).
 */
export class SystemStack extends Stack {
  constructor(scope: Construct, id: string, { environment, plan, ...props }: SystemStackProps) {
    super(scope, id, props);
    const { key, topic } = new FoundationPart(this, 'Foundation', { environment });
    const network = new NetworkPart(this, 'Network', { environment, plan, key });
    const relay = new RelayPart(this, 'Relay', { environment, plan, network });
    const bastion = new BastionPart(this, 'Bastion', { environment, plan, network, key });
    const connection = new ConnectionPart(this, 'Connection', { environment, plan, network });
    new ObservabilityPart(this, 'Observability', { environment, network, relay, bastion, connection, key, topic });
    new AuditPart(this, 'Audit', { environment, key, topic });
    new RunbooksPart(this, 'Runbooks', { environment, plan, network, relay, bastion, connection });

    // Endpoints and attachments take any free address of a subnet: machines with fixed addresses come first.
    const fixed = [...relay.interfaces, bastion.bastion.interface];
    [connection, ...(bastion.endpoints ? [bastion.endpoints] : [])].forEach((later) =>
      later.node.addDependency(...fixed),
    );
  }
}
