export { type Account } from './account';
export { type AssemblyStack, type Template, stageStacks } from './assembly';
export { type ResourceChange, isDestructive } from './changes';
export { Promoter, type Promotion, promotionChanges } from './promotion';
export { StackReader } from './stack-reader';
export { AccountToolkit, type Progress } from './toolkit';
