import type { StageNews } from "../../../stage/control-api.ts";
import { streamAddress } from "./api.ts";
import { attempt } from "./actions.ts";
import { loadAccounts, loadBench, loadFaults, loadRoom, loadRooms } from "./load.ts";
import { countEvent } from "./read-current.ts";
import { applyNews } from "./state.ts";

const KINDS = [
  "ready",
  "message",
  "changed",
  "deleted",
  "typing",
  "answer",
  "form",
  "wire",
  "rooms",
  "accounts",
  "faults",
] as const satisfies readonly StageNews["kind"][];

/** Follows the stream of one account; returns the function that ends it. Reads everything again after a gap. */
export function follow(kind: string, account: string): () => void {
  const source = new EventSource(streamAddress(kind, account));
  for (const name of KINDS) source.addEventListener(name, (event) => receive(newsOf(name, event)));
  return () => source.close();
}

function newsOf(kind: StageNews["kind"], event: MessageEvent): StageNews {
  const news: StageNews = { ...JSON.parse(String(event.data)), kind };
  return news;
}

function receive(news: StageNews): void {
  if (news.kind === "ready")
    void attempt(async () => {
      await Promise.all([loadAccounts(), loadRooms(), loadBench()]);
      await loadRoom();
    });
  else if (news.kind === "rooms") void attempt(loadRooms);
  else if (news.kind === "accounts") void attempt(loadAccounts);
  else if (news.kind === "faults") void attempt(loadFaults);
  else apply(news);
}

/** Wire entries never stop, and no read contains who types, so these need no second read. */
const EPHEMERAL: ReadonlySet<StageNews["kind"]> = new Set(["wire", "typing"]);

function apply(news: StageNews): void {
  if (!EPHEMERAL.has(news.kind)) countEvent();
  applyNews(news);
}
