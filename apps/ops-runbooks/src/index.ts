export { activeServers } from './relay/active-servers';
