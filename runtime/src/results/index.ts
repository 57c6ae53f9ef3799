export { blockForm, draftLineForm, draftProposalForm, draftQueryForm, draftSupplierForm, evidenceForm } from './forms';
export type { FormOf } from './forms';
export { keptFiguresForm, keptResultForm } from './kept-result-forms';
