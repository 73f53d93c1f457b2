export { PythonWorker } from './automation/python-worker';
export { type AutomationControl, startEmbeddedCloud, PortTakenError, type EmbeddedCloud, type StartOptions } from './start';
export { type MetricValue, putMetrics, type ScriptedAnswer, type ScriptedInstance, supportedTypes, prepareWorld, type World } from './world';
export { clientEnvironment, withoutForeign } from './environment';
export { python, workspaceRoot } from './workspace';
