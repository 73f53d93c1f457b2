export { withoutForeign } from './foreign-variables';
export { SET_UP } from './set-up';
export { PythonWorker } from './python-worker';
export { type ScriptConfinement, scriptConfinement, type ScriptLimits, scriptWorker } from './script-worker';
