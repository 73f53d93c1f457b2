export { python, workspaceRoot } from './workspace';
export { packageFolders, type PackageFolders } from './package-folders';
