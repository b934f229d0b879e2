import { CONTROL } from "./api.ts";
import { attempt, loadBench, loadBots, loadChats, loadFaults, loadRoom } from "./act.ts";
import { noteNews } from "./read-settled.ts";
import { applyNews } from "./state.ts";
import type { News } from "./words.ts";

const KINDS = [
  "ready",
  "message",
  "deleted",
  "reactions",
  "typing",
  "press",
  "wire",
  "chat",
  "bot",
  "faults",
] as const;

/** Follows one bot's news; answers with what ends it. After a gap everything is asked for anew. */
export function follow(token: string): () => void {
  const source = new EventSource(`${CONTROL}/bots/${encodeURIComponent(token)}/events`);
  for (const kind of KINDS) source.addEventListener(kind, (event) => hear(newsOf(kind, event)));
  return () => source.close();
}

function newsOf(kind: News["kind"], event: MessageEvent): News {
  const news: News = { ...JSON.parse(String(event.data)), kind };
  return news;
}

function hear(news: News): void {
  if (news.kind === "ready")
    void attempt(async () => {
      await Promise.all([loadBots(), loadChats(), loadBench()]);
      await loadRoom();
    });
  else if (news.kind === "chat") void attempt(loadChats);
  else if (news.kind === "bot") void attempt(loadBots);
  else if (news.kind === "faults") void attempt(loadFaults);
  else tell(news);
}

/** Calls are told of without end, and nothing that is read knows who types. */
const PASSING: ReadonlySet<News["kind"]> = new Set(["wire", "typing"]);

function tell(news: News): void {
  if (!PASSING.has(news.kind)) noteNews();
  applyNews(news);
}
