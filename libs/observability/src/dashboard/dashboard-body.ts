import { type DashboardData } from './data';
import { feedRows } from './feed-rows';
import { healthRow } from './health-row';
import { machineRow } from './machine-row';
import { type DashboardBody, placeRows } from './model';
import { pathRow } from './path-row';

/**
 * An environment on one page, from "is all well?" at the top to single machines at the bottom.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export function dashboardBody(data: DashboardData): DashboardBody {
  return {
    start: '-PT3H',
    periodOverride: 'inherit',
    widgets: placeRows([healthRow(data), ...feedRows(data), pathRow(data), machineRow(data)]),
  };
}
