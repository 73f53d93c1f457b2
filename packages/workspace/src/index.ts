export { python, workspaceRoot } from './workspace';
