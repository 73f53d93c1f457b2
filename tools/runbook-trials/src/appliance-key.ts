import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { systemParameterName } from '@nss/runbooks';
import { type TrialEnvironment } from './environment';

/** Describes an environment as if its file named a secret with the key of the appliances, or as it is. */
export async function withApplianceKey({ ssm, place, system }: TrialEnvironment, hasKey: boolean): Promise<void> {
  const described = { ...system, ...(hasKey && { applianceKeySecret: `${place.purpose}/appliance-key` }) };
  await ssm.send(new PutParameterCommand({ Name: systemParameterName(place.purpose), Value: JSON.stringify(described), Overwrite: true }));
}
