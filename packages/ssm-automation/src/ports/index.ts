export { botocoreModels } from './api-models';
export * from './ports';
export * from '../python';
