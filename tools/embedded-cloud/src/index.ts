export { startEmbeddedCloud, PortTakenError, type EmbeddedCloud, type StartOptions } from './start';
export { supportedTypes, type World } from './world';
