export { CaseObserver } from './case/case-observer.js';
export { Case } from './case/case.entity.js';
export { CaseworkService, type Opening } from './casework.service.js';
