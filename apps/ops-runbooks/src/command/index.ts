export { type RunbookCommandOptions, runbookCommand } from './runbook-command';
