export { botocoreModels } from './api-models';
export * from './ports';
export * from '../python';
export { validateFiles, type ValidationReport } from '../command/validate-files';
export { validateAnswer, type ValidateChoices } from '../command/validate-answer';
