export { deriveReport } from './derive-report';
export { reportPage } from './page';
export { type ChangeLine, type DrillNight } from './report';
export { namedTests } from './well-architected/rows/every-row';
