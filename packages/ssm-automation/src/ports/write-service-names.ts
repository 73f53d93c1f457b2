import { botocoreFolder } from './ports';
import { SERVICE_NAMES_FILE, writeServiceNames } from './service-names';

// run.mjs is started in the workspace's root.
writeServiceNames(botocoreFolder(), SERVICE_NAMES_FILE);
