export { withoutForeign } from './foreign-variables';
export { PythonWorker } from './python-worker';
export { type ScriptConfinement, scriptConfinement, type ScriptLimits, scriptWorker } from './script-worker';
