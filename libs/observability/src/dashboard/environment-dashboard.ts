import { resourceName } from '@nss/naming';
import { Stack } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { dashboardBody } from './dashboard-body';
import { type DashboardData } from './data';

/** The dashboard of one environment, `nss-dev-dashboard-01`. */
export class EnvironmentDashboard extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: DashboardData) {
    super(scope, id);
    this.dashboardName = resourceName(props.purpose, 'dashboard', 1);
    new CfnDashboard(this, 'Dashboard', {
      dashboardName: this.dashboardName,
      dashboardBody: Stack.of(this).toJsonString(dashboardBody(props)),
    });
  }
}
