export { sampleDashboard } from './dashboard/sample';
export { deriveReport } from './derive-report';
export { type Health, type HealthCheck, type ReadBack } from './health/health';
export { dashboardFile, reportPage } from './page';
export { type ChangeLine, type DrillNight } from './report';
export { standbyNames } from './standby';
export { namedTests } from './well-architected/rows/every-row';
