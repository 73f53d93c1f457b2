/** Highest number a resource name may carry: two digits keep names of one kind sorted and of one width. */
const LAST_NUMBER = 99;

/**
 * The name of one resource: `purpose-resource-number`, for example `nss-dev-vpc-01`.
 *
 * @param purpose what the system is for, the same for every resource of an environment (`nss-dev`)
 * @param resource what the thing is, in lower-case words joined by hyphens (`private-subnet`)
 * @param number counts resources of the same kind, from 1
 * @throws RangeError when the number is not a whole number from 1 to 99
 */
export function resourceName(purpose: string, resource: string, number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > LAST_NUMBER) {
    throw new RangeError(
      `a resource number is a whole number from 1 to ${LAST_NUMBER}, not ${number} (${purpose}-${resource})`,
    );
  }
  return `${purpose}-${resource}-${String(number).padStart(2, '0')}`;
}

/** The same name as one CloudFormation or CDK logical id part, for example `PrivateSubnet02`. */
export function constructId(resource: string, number: number): string {
  const words = resource.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}${String(number).padStart(2, '0')}`;
}

/** The tag the AWS console shows as a resource's name, in the shape CloudFormation takes. */
export function nameTag(name: string): { key: 'Name'; value: string }[] {
  return [{ key: 'Name', value: name }];
}
