export { propertySchema, type ResourceSchema, resourceSchemas } from './resource-schemas';
