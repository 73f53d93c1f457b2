import { constructId } from '@nss/naming';
import { runbookDocument } from '@nss/ssm-automation/cdk';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import {
  documentName,
  type RunbookDefinition,
  type RunbookPlace,
  type SystemDescription,
  systemParameterName,
} from '@nss/runbook-definition';
import { MAINTENANCE } from '../definition/maintenance';
import { RUNBOOKS } from '../runbooks';
import { nssFailover } from '../runbooks/nss-failover/nss-failover';
import { nssStandbyGuard } from '../runbooks/nss-standby-guard/nss-standby-guard';
import { RunbookRole } from './runbook-role';
import { StandbyGuardRule } from './standby-guard-rule';

/** What {@link Runbooks} is made from. */
export interface RunbooksProps {
  readonly place: RunbookPlace;
  /** What is deployed; ids may be CDK tokens. */
  readonly system: SystemDescription;
  /** @default - every runbook */
  readonly definitions?: readonly RunbookDefinition[];
}

/** The runbooks of one environment: what they know of it, and a document with a role of its own for each. */
export class Runbooks extends Construct {
  constructor(scope: Construct, id: string, { place, system, definitions = RUNBOOKS }: RunbooksProps) {
    super(scope, id);
    new CfnParameter(this, 'System', {
      name: systemParameterName(place.purpose),
      description: `What the runbooks of ${place.purpose} know of it`,
      type: 'String',
      dataType: 'text',
      // Four servers fit the 4 KiB that cost nothing; more servers or feeds move to the charged tier by themselves.
      tier: 'Intelligent-Tiering',
      value: JSON.stringify(system),
    });
    for (const definition of definitions) {
      const role = new RunbookRole(this, constructId(`${definition.name}-role`, 1), { place, definition });
      const document = runbookDocument(this, constructId(definition.name, 1), {
        runbook: definition.make(place),
        documentName: documentName(place, definition.name),
      });
      document.node.addDependency(role);
    }
    if (system.availability === 'active-standby') {
      new StandbyGuardRule(this, 'StandbyGuardRule', {
        place,
        runbook: nssStandbyGuard.name,
        watched: [nssFailover.name, ...MAINTENANCE],
        instanceIds: system.servers.map(({ instanceId }) => instanceId),
      });
    }
  }
}
