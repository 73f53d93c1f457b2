/**
 * What AWS's SDK for Python takes beyond the API models, and runbooks with it, since names are those of that SDK:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html
 *
 * Aliases of input members, by `service.operation.member`, an asterisk for every operation.
 * https://github.com/boto/botocore/blob/develop/botocore/handlers.py (_add_parameter_aliases)
 */
export const MEMBER_ALIASES: Readonly<Record<string, string>> = {
  'ec2.*.Filter': 'Filters',
  'logs.CreateExportTask.from': 'fromTime',
  'cloudsearchdomain.Search.return': 'returnFields',
};

/** Input members that the SDK fills in for a whole service. The same file, inject_account_id. */
export const FILLED_IN: Readonly<Record<string, string>> = { glacier: 'accountId' };

/** The other name of an input member. @default - it has none */
export function aliasOf(service: string, operation: string, member: string): string | undefined {
  return MEMBER_ALIASES[`${service}.${operation}.${member}`] ?? MEMBER_ALIASES[`${service}.*.${member}`];
}
