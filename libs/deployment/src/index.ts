export { type Account, pollMilliseconds } from './account';
export { type AssemblyStack, type Template, type TemplateResource, stageStacks } from './assembly';
export { type ResourceChange, constructPath, isDestructive, templateChanges } from './changes';
export { Promoter, type Promotion, type StackPromotion, promotionChanges } from './promotion';
export { StackReader } from './stack-reader';
export { AccountToolkit, type Progress } from './toolkit';
export { type AccountPromoter, promoterFor } from './promoter-for';
export { type Policy, type Statement, type TemplateRole } from './identities/policy';
export { templatePolicies, templateRoles } from './identities/roles';
