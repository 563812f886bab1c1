export { ApiProblem } from './client/api-problem.js';
export { ApiClient, OfficeClient, demoPassword } from './client/office-client.js';
export { walkTheWholeStory } from './demo/journeys.js';
export { Matter, type OfficeClients } from './demo/matter.js';
export { LocalFolder } from './local-folder.js';
export { offices, type OfficePorts } from './offices.js';
export { startInstance, type RunningInstance } from './office/instance.js';
export type { InstanceSettings } from './office/instance-settings.js';
export { RunningTree } from './tree/tree.js';
