import { ACTION_NAMES, isActionName, type Path } from '../../document';
import { suggest } from '@nss/suggestion';
import { didYouMean } from '../did-you-mean';
import { type Fault } from '../finding';
import { isOfAws } from '../owner';

/**
 * Actions that only AWS's own documents have, no page lists, and nobody else can use:
 * https://github.com/ceshihao/ssm-public-documents (AWS-InstallDistributorPackageOnAzure, AWSEC2-CloneInstanceAndUpgradeSQLServer)
 */
const OF_AWS = ['aws:installDistributorPackageOnAzure', 'aws:putServerUpgradeMetrics', 'aws:shareSQLMedia'];

/** What is wrong with the name of an action. What AWS itself may use more of, nobody else knows. */
export function actionFaults(action: string, path: Path, documentName: string | undefined): Fault[] {
  if (isActionName(action) || action === '') return [];
  const isOwn = isOfAws(documentName);
  if (isOwn && OF_AWS.includes(action))
    return [
      {
        code: 'unknown-action',
        severity: 'note',
        path,
        message: `${action} is an action that only AWS can use`,
        remedy: 'in a document of yours, use an action of the reference',
      },
    ];
  return [
    {
      code: 'unknown-action',
      ...(isOwn && suggest(action, ACTION_NAMES) === undefined && { severity: 'warning' as const }),
      path,
      message: `there is no action ${action}`,
      remedy: didYouMean(action, ACTION_NAMES),
    },
  ];
}
