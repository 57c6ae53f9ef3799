import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { ConversationHead, FeedbackRequest, Me, Problem } from '../../../src/contract';
import type { ApiClient, Message, TurnAddress } from '../api/client';
import { problemFrom } from '../api/errors';
import { isRunning, readTurn, sentTurn, type Turn } from '../turn/turn';
import { conversationAfter, EMPTY_CONVERSATION } from './conversation';
import { follow } from './follow';
import { hashOf, placeOf } from './place';
import { UnfinishedQuestion } from './unfinished';

/** All that the page shows of one user, and what the user can do. */
export interface Session {
  readonly me?: Me;
  readonly heads: readonly ConversationHead[];
  readonly conversationId?: string;
  readonly turns: readonly Turn[];
  /** The turn that is on its way, if there is one. */
  readonly running?: Turn;
  /** What could not be loaded. */
  readonly problem?: Problem;
  ask(question: string): void;
  stop(): void;
  open(conversationId: string): void;
  begin(): void;
  /** Says what the user thinks of an answer. */
  judge(turn: Turn, feedback: FeedbackRequest): Promise<void>;
}

/** The session of a user: loads who it is and the conversations, follows questions, and finds again what a reload interrupted. */
export function useConversation(api: ApiClient, user: string): Session {
  const [conversation, change] = useReducer(conversationAfter, EMPTY_CONVERSATION);
  const [me, setMe] = useState<Me>();
  const [heads, setHeads] = useState<readonly ConversationHead[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const unfinished = useMemo(() => new UnfinishedQuestion(sessionStorage, user), [user]);
  const following = useRef<AbortController>();
  /** Stop was pressed before the turn was known. */
  const stopAsked = useRef(false);

  const cancel = useCallback((address: TurnAddress) => {
    api.cancel(address).catch((error: unknown) => setProblem(problemFrom(error)));
  }, [api]);

  const loadHeads = useCallback(() => {
    api.conversations().then(setHeads, (error: unknown) => setProblem(problemFrom(error)));
  }, [api]);

  const carry = useCallback(async (message: Message, address?: TurnAddress) => {
    following.current?.abort();
    const { signal } = following.current = new AbortController();
    for await (const heard of follow(api, message, { signal, wait, address })) {
      if (signal.aborted) return;
      change({ kind: 'turn', key: message.key, change: heard });
      if (heard.kind === 'event' && heard.event.type === 'turn') {
        const { conversationId, turnId } = heard.event;
        unfinished.keep(message, { conversationId, turnId });
        if (stopAsked.current) cancel({ conversationId, turnId });
        showPlace(user, conversationId);
        loadHeads();
      }
    }
    if (signal.aborted) return;
    unfinished.forget();
    loadHeads();
  }, [api, user, unfinished, loadHeads, cancel]);

  /** Puts another conversation on screen. The signal tells when that one is left, or asked something, in its turn. */
  const enter = useCallback((id?: string): AbortSignal => {
    following.current?.abort();
    following.current = new AbortController();
    unfinished.forget();
    setProblem(undefined);
    showPlace(user, id);
    change({ kind: 'opened', id, turns: [] });
    return following.current.signal;
  }, [user, unfinished]);

  const open = useCallback((conversationId: string) => {
    const left = enter(conversationId);
    api.conversation(conversationId).then(
      answers => {
        if (left.aborted) return;
        change({ kind: 'opened', id: conversationId, turns: answers.map(answer => readTurn(answer)) });
        const last = answers.at(-1);
        if (last?.outcome === 'running') void carry({ conversationId, key: last.turnId, request: { message: last.question } }, last);
      },
      (error: unknown) => { if (!left.aborted) setProblem(problemFrom(error)); },
    );
  }, [api, carry, enter]);

  useEffect(() => {
    api.me().then(setMe, (error: unknown) => setProblem(problemFrom(error)));
    loadHeads();
    void resume();
    return () => following.current?.abort();

    /** What was on screen before the reload: the conversation, and the question that was on its way. */
    async function resume(): Promise<void> {
      const place = placeOf(location.hash);
      const interrupted = unfinished.find();
      if (!interrupted) {
        if (place.user === user && place.conversationId !== undefined) open(place.conversationId);
        return;
      }
      const { message, address } = interrupted;
      const id = address?.conversationId ?? (message.conversationId === 'new' ? undefined : message.conversationId);
      const earlier = id === undefined ? [] : await api.conversation(id).catch((error: unknown) => {
        setProblem(problemFrom(error));
        return [];
      });
      const turns = earlier.filter(answer => answer.turnId !== address?.turnId).map(answer => readTurn(answer));
      change({ kind: 'opened', id, turns: [...turns, sentTurn(message.key, message.request.message)] });
      await carry(message, address);
    }
  }, [api, user, unfinished, open, carry, loadHeads]);

  const newest = conversation.turns.at(-1);
  const running = isRunning(newest) ? newest : undefined;

  return {
    me, heads, conversationId: conversation.id, turns: conversation.turns, running, problem,
    ask: question => {
      if (running) return;
      const message: Message = { conversationId: conversation.id ?? 'new', key: crypto.randomUUID(), request: { message: question } };
      stopAsked.current = false;
      setProblem(undefined);
      unfinished.keep(message);
      change({ kind: 'asked', turn: sentTurn(message.key, question) });
      void carry(message);
    },
    stop: () => {
      if (!running) return;
      const { conversationId, turnId } = running;
      if (conversationId !== undefined && turnId !== undefined) cancel({ conversationId, turnId });
      else stopAsked.current = true;
    },
    open,
    begin: () => { enter(); },
    judge: async ({ conversationId, turnId }, feedback) => {
      if (conversationId !== undefined && turnId !== undefined) await api.judge({ conversationId, turnId }, feedback);
    },
  };
}

function showPlace(user: string, conversationId?: string): void {
  history.replaceState(null, '', hashOf({ user, conversationId }));
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
