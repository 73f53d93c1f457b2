export { startEmbeddedCloud, PortTakenError, type EmbeddedCloud, type StartOptions } from './start';
export { supportedTypes, type World } from './world';
export { clientEnvironment, withoutForeign } from './environment';
export { prepareWorld } from './world';
