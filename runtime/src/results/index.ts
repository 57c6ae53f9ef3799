export { blockForm, draftLineForm, draftProposalForm, draftQueryForm, draftSupplierForm, evidenceForm } from './forms';
export type { FormOf } from './forms';
