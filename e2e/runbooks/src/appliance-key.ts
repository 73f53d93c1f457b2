import { systemParameterName } from '@nss/runbook-definition';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { type DeployedEnvironment } from './environment';

/** Name of the secret with the SSH key in the tests; it holds a marker. */
export function applianceKeySecret(purpose: string): string {
  return `${purpose}/appliance-key`;
}

/** Describes an environment as if its file named a secret with the key of the appliances, or as it is. */
export async function withApplianceKey({ ssm, place, system }: DeployedEnvironment, hasKey: boolean): Promise<void> {
  const described = { ...system, ...(hasKey && { applianceKeySecret: applianceKeySecret(place.purpose) }) };
  await ssm.send(
    new PutParameterCommand({
      Name: systemParameterName(place.purpose),
      Value: JSON.stringify(described),
      Overwrite: true,
    }),
  );
}
