export { drillNight } from './drill-night';
