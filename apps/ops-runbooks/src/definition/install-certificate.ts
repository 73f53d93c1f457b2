import { documentName, executionTags, type RunbookPlace } from '@nss/runbook-definition';
import { type StepOptions, steps } from '@nss/ssm-automation';

/** The runbook that carries a certificate to a server. */
export const CERTIFICATE_RUNBOOK = 'nss-install-certificate';

type Inputs = NonNullable<Parameters<typeof steps.executeAutomation>[1]['runtimeParameters']>;

/** A step that has a certificate installed by the runbook for it. */
export function installCertificate(place: RunbookPlace, runtimeParameters: Inputs, options: StepOptions) {
  return steps.executeAutomation('installCertificate', {
    documentName: documentName(place, CERTIFICATE_RUNBOOK),
    tags: executionTags(place),
    runtimeParameters,
    timeoutSeconds: 3600,
    ...options,
  });
}
