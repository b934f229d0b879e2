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
import { noneStuck } from "./none-stuck.ts";
import { storedOnce } from "./stored-once.ts";
import { trulySent } from "./truly-sent.ts";

/** Lists the invariants that must hold after every run. */
export const INVARIANTS: readonly Invariant[] = [
  storedOnce,
  inOrder,
  oneConversation,
  answeredOnce,
  sentOnce,
  trulySent,
  repliesInOrder,
  noneStuck,
  outboxDone,
  fenced,
  auditIntact,
  noExit,
];
