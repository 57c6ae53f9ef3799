import type { ApprovalRequest, ApprovedFeedback, Feedback, FeedbackRequest } from '../../../src/contract';
import type { AccessController, Identity, VerifiedUser } from '../access';
import { AuditChain, auditedChange, auditRefusal, hashOfWords, type AuditTrail } from '../access/audit';
import { TurnNotFoundError, type ApprovedQuestionStore, type ConversationStore, type FeedbackStore } from '../conversations';
import { approvedQuestion } from '../definitions';
import { ApprovalNotKeptError, FeedbackNotKeptError, feedbackOn, NotCuratorError, NothingSaidError } from './feedback';

export interface CurationParts {
  readonly access: AccessController;
  readonly store: ConversationStore;
  /** Absent where nothing is kept of what people say of answers. */
  readonly feedback?: FeedbackStore;
  /** Where approved questions go; absent where they go into the configuration and nowhere else. */
  readonly approved?: ApprovedQuestionStore;
  /** Where decisions are kept; absent where the log alone knows of them. */
  readonly trail?: AuditTrail;
  readonly clock: () => Date;
}

/** What people say of answers, and what those make of it who may. Each step is a decision, and none is made without its entry in the audit. */
export class Curation {
  constructor(private readonly parts: CurationParts) {}

  /** Keeps what the user says of one of the user's own turns. */
  async judge(user: VerifiedUser, conversationId: string, turnId: string, request: FeedbackRequest): Promise<void> {
    const { feedback, store, trail, clock } = this.parts;
    if (!feedback) throw new FeedbackNotKeptError();
    const answer = await store.answer(user, conversationId, turnId);
    if (!answer) return this.refuse(user, 'feedback_given', new TurnNotFoundError(), { conversationId, turnId });
    const { verdict, reason } = request;
    await auditedChange({
      trail, chain: AuditChain.ofConversation(conversationId),
      facts: {
        kind: 'feedback_given', who: { subject: user.subject, persona: answer.persona },
        what: { turnId, verdict, ...(reason === undefined ? {} : { reasonSha256: hashOfWords(reason) }) },
      },
    }, async () => {
      await feedback.save(feedbackOn(answer, request, user, clock().toISOString()));
      return true;
    });
  }

  /** What people said of answers, newest first, for those who may approve questions. */
  async feedback(user: VerifiedUser): Promise<Feedback[]> {
    const { feedback, trail, clock } = this.parts;
    const curator = this.curatorOf(user) ?? await this.refuse(user, 'feedback_read', new NotCuratorError());
    if (!feedback) throw new FeedbackNotKeptError();
    const said = await feedback.all(clock());
    await trail?.append(AuditChain.ofUser(user), {
      kind: 'feedback_read', outcome: 'allowed', who: whoIs(curator), what: { items: said.length },
    });
    return said;
  }

  /**
   * Makes an answered question of which something was said a verified one, by somebody who may. Its SQL is that of the answer, and no other. One
   * that goes into the configuration is written there by whoever asked; here it is decided whether it may.
   */
  async approve(user: VerifiedUser, turnId: string, request: ApprovalRequest): Promise<ApprovedFeedback> {
    const { approved, feedback, trail, clock } = this.parts;
    const curator = this.curatorOf(user) ?? await this.refuse(user, 'question_approved', new NotCuratorError(), { turnId });
    if (!feedback) throw new FeedbackNotKeptError();
    const said = (await feedback.all(clock())).find(({ id }) => id === turnId)
      ?? await this.refuse(user, 'question_approved', new NothingSaidError(), { turnId });
    const { id, words, notes } = approvedQuestion(said, { as: request.id, by: user.subject, today: clock().toISOString().slice(0, 10) });
    const { question, sql, by, since } = words;
    const into = request.into ?? 'table';
    const chain = AuditChain.ofConversation(said.conversationId);
    const facts = { kind: 'question_approved', who: whoIs(curator), what: { turnId, question: id, into, sqlSha256: hashOfWords(sql) } } as const;
    if (into === 'configuration') await trail?.append(chain, { ...facts, outcome: 'allowed' });
    else if (!approved) throw new ApprovalNotKeptError();
    else {
      await auditedChange({ trail, chain, facts }, async () => {
        await approved.save(id, { question: request.question ?? question, sql, by, since, also: request.also && [...request.also] });
        return true;
      });
    }
    return { id, sql, notes };
  }

  private curatorOf(user: VerifiedUser): Identity | undefined {
    const { access } = this.parts;
    return user.personas.map(persona => access.identify(user, persona)).find(identity => access.mayCurate(identity));
  }

  /** @throws the error, which the audit then knows of */
  private async refuse(...[user, kind, error, what]: RefusalOf): Promise<never> {
    await auditRefusal(this.parts.trail, user, kind, error, what);
    throw error;
  }
}

type RefusalOf = [
  user: VerifiedUser, kind: 'feedback_given' | 'feedback_read' | 'question_approved', error: Error, what?: Readonly<Record<string, string>>,
];

function whoIs({ subject, persona }: Identity): { readonly subject: string; readonly persona: string } {
  return { subject, persona };
}
