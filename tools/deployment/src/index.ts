export { type Account } from './account';
export { type AssemblyStack, type Template, type TemplateResource, stageStacks } from './assembly';
export { type ResourceChange, constructPath, isDestructive, templateChanges } from './changes';
export { Promoter, type Promotion, type StackPromotion, promotionChanges } from './promotion';
export { StackReader } from './stack-reader';
export { AccountToolkit, type Progress } from './toolkit';
export { ChangeSetMaker } from './change-set-maker';
export { type AccountPromoter, promoterFor } from './promoter-for';
