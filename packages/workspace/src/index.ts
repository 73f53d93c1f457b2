export { python, workspaceRoot } from './workspace';
export { packageFolders, type PackageFolders } from './package-folders';
export { installedPackage } from './installed-package';
export { packagePython, setUpPython } from './python-environment';
