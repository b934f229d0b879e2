import { answeredOnce } from "./answered-once.ts";
import { auditIntact } from "./audit-intact.ts";
import { fenced } from "./fenced.ts";
import { inOrder } from "./in-order.ts";
import type { Invariant } from "./invariant.ts";
import { noExit } from "./no-exit.ts";
import { oneConversation } from "./one-conversation.ts";
import { outboxDone } from "./outbox-done.ts";
import { repliesInOrder } from "./replies-in-order.ts";
import { sentOnce } from "./sent-once.ts";
import { settled } from "./settled.ts";
import { storedOnce } from "./stored-once.ts";
import { trulySent } from "./truly-sent.ts";

/** Everything that must hold, whatever went wrong. */
export const INVARIANTS: readonly Invariant[] = [
  storedOnce,
  inOrder,
  oneConversation,
  answeredOnce,
  sentOnce,
  trulySent,
  repliesInOrder,
  settled,
  outboxDone,
  fenced,
  auditIntact,
  noExit,
];
