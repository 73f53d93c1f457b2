// Made of the folders beside it by: npm run -s generate -- update
import { type RunbookDefinition } from '@nss/runbook-definition';
import { acceptVirtualInterface } from './accept-virtual-interface/accept-virtual-interface';
import { collectEvidence } from './collect-evidence/collect-evidence';
import { installCloudwatchAgent } from './install-cloudwatch-agent/install-cloudwatch-agent';
import { nssCommand } from './nss-command/nss-command';
import { nssFailover } from './nss-failover/nss-failover';
import { nssHealthCheck } from './nss-health-check/nss-health-check';
import { nssInstallCertificate } from './nss-install-certificate/nss-install-certificate';
import { nssRestart } from './nss-restart/nss-restart';
import { nssSetUp } from './nss-set-up/nss-set-up';
import { nssStandbyGuard } from './nss-standby-guard/nss-standby-guard';
import { nssUpdate } from './nss-update/nss-update';
import { patchBastion } from './patch-bastion/patch-bastion';

/** Every runbook, by its name. */
export const RUNBOOKS: readonly RunbookDefinition[] = [
  acceptVirtualInterface,
  collectEvidence,
  installCloudwatchAgent,
  nssCommand,
  nssFailover,
  nssHealthCheck,
  nssInstallCertificate,
  nssRestart,
  nssSetUp,
  nssStandbyGuard,
  nssUpdate,
  patchBastion,
];
