import type { OpenChannel } from "../../../channels/index.ts";
import { inOrganization, type Database, type Transaction } from "../../../database/index.ts";
import type { ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import type { OpenedThread, ThreadFailure, ThreadReceipt } from "../../../protocol/index.ts";
import type { CardConversation } from "../cards/card.ts";
import { readCard } from "../cards/read-card.ts";
import { beginThreadChat, forgetThread, holdThread, keepThread, placeSharedCard } from "./keep-thread.ts";
import { makeRoom } from "./make-room.ts";
import { nextThreadStep, type ThreadState } from "./next-thread-step.ts";
import { takeThread, type DueThread } from "./take-thread.ts";

export type ThreadDeps = {
  readonly database: Database;
  readonly channels: { open(channelId: string): Promise<OpenChannel | null> };
  readonly platformOf: (connector: string) => string;
};

/** Opens, closes or reopens a conversation's thread, as it needs now. The platform is asked between two transactions. */
export async function syncThread(
  deps: ThreadDeps,
  organizationId: OrganizationId,
  parentId: ConversationId,
  conversationId: ConversationId,
): Promise<void> {
  const write = (work: (tx: Transaction) => Promise<void>) =>
    inOrganization(deps.database, organizationId, work);
  const found = await inOrganization(deps.database, organizationId, async (tx) => {
    const due = await takeThread(tx, parentId, conversationId);
    return due && { due, conversation: await readCard(tx, conversationId, deps.platformOf) };
  });
  if (!found) return;
  const { due, conversation } = found;
  // Its shared chat may have ended meanwhile: then nothing of the customer goes there.
  const keep = (work: (tx: Transaction) => Promise<void>) =>
    write(async (tx) => ((await holdThread(tx, due)) ? work(tx) : undefined));
  const channel = await deps.channels.open(due.channelId);
  const threads = channel?.connector.threads;
  if (!conversation || !channel) return write((tx) => forgetThread(tx, due));
  const step = nextThreadStep(due.state, conversation, {
    opensThreads: threads !== undefined,
    tries: due.tries,
  });
  if (step === "forget") return write((tx) => forgetThread(tx, due));
  if (step === "use_parent")
    return keep(async (tx) => {
      await placeSharedCard(tx, parentId, conversationId);
      await keepThread(tx, due, { state: "parent" });
    });
  if (step === "nothing" || !threads) return write((tx) => keepThread(tx, due, {}));
  if (step === "open") {
    const opened = await open(channel, due, conversation);
    return keep((tx) => keepOpened(tx, due, opened));
  }
  if (!due.thread) return write((tx) => keepThread(tx, due, {}));
  const receipt = await threads[step](channel.account, due.thread);
  return keep((tx) => keepChanged(tx, due, receipt, step === "close" ? "closed" : "open"));
}

/** Asks for a thread. Its title tells of the customer no more than everybody in the shared chat may see: the number. */
async function open(
  { connector, account }: OpenChannel,
  { parent }: DueThread,
  { id, number, platform }: CardConversation,
): Promise<OpenedThread> {
  const title = `#${number} ${platform}`.slice(0, connector.capabilities.threads.titleMax);
  if (!connector.threads) return { kind: "rejected", reason: "The platform opens no threads." };
  return connector.threads.open(account, parent, { title, key: id });
}

async function keepOpened(tx: Transaction, due: DueThread, opened: OpenedThread): Promise<void> {
  if (opened.kind === "opened") {
    const chatId = await beginThreadChat(tx, due, opened.thread);
    await placeSharedCard(tx, chatId, due.conversationId);
    return keepThread(tx, due, { state: "open", chatId });
  }
  if (opened.kind === "rejected" && opened.cause === "limit" && (await makeRoom(tx, due.parentId)))
    return keepThread(tx, due, { reason: opened.reason, again: 1 });
  if (waitFor(opened) !== null)
    return keepThread(tx, due, { reason: reasonOf(opened), again: waitFor(opened) ?? 0 });
  // No limit refuses a conversation: its card stands in the shared chat.
  await placeSharedCard(tx, due.parentId, due.conversationId);
  return keepThread(tx, due, { state: "parent", reason: reasonOf(opened) });
}

async function keepChanged(
  tx: Transaction,
  due: DueThread,
  receipt: ThreadReceipt,
  state: ThreadState,
): Promise<void> {
  if (receipt.kind === "done") return keepThread(tx, due, { state });
  const wait = due.tries < 5 ? waitFor(receipt) : null;
  if (wait !== null) return keepThread(tx, due, { reason: reasonOf(receipt), again: wait });
  // A thread that can't be opened again: what happens is told in the shared chat.
  if (state === "open") await placeSharedCard(tx, due.parentId, due.conversationId);
  return keepThread(tx, due, { state: state === "open" ? "parent" : "closed", reason: reasonOf(receipt) });
}

/** In how many seconds the platform may be asked again; null where that is of no use. */
function waitFor(failure: ThreadFailure): number | null {
  if (failure.kind === "rate_limited") return Math.ceil(failure.retryAfterMs / 1000);
  return failure.kind === "unreachable" || failure.kind === "unconfirmed" ? 30 : null;
}

const reasonOf = (failure: ThreadFailure): string =>
  failure.kind === "rate_limited" ? "The platform asked to wait." : failure.reason;
