import { WrongUse } from '@nss/command-line';
import { chosenEnvironment, DELIVERY_PURPOSES, type DeliveryPurpose, deliveryRoleArn } from '@nss/environment';
import { required } from '../required';
import { output } from '../github/job';

/** `role --environment NAME --purpose PURPOSE`: the role a job assumes, its account and its region. */
export async function role(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment: name = '', purpose = '' } = required(values, 'environment', 'purpose');
  if (!DELIVERY_PURPOSES.some((each) => each === purpose))
    throw new WrongUse(`there is no purpose ${purpose}: there are ${DELIVERY_PURPOSES.join(', ')}`);
  const { environment } = chosenEnvironment(name);
  output('role', deliveryRoleArn(environment, purpose as DeliveryPurpose));
  output('account', environment.account);
  output('region', environment.region);
  return 0;
}
