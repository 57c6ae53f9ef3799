export { DraftAudit } from './draft-audit';
export { DraftBoard } from './draft-board';
export { DraftStore } from './draft-store';
