import type { JsonObject } from "../../kernel/json.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { Connector, InboundEvent, Receipt } from "../../protocol/index.ts";
import type { Called } from "./called.ts";
import { CLEO } from "./people.ts";
import { EVENTS, receiptOf, renderWatched, ROUNDS } from "./told.ts";

/** What the platform tells: events in the body, already normalised. */
export const tells = ({
  watch,
  note,
}: Called): Pick<Connector, "app" | "admits" | "verify" | "normalise" | "describe" | "templates"> => ({
  app: { id: ({ token }) => String(token), accountOf: () => null },
  admits: () => ({ kind: "admitted" }),
  verify: ({ body }) => {
    const said = unsafeCast<JsonObject>(JSON.parse(new TextDecoder().decode(body)));
    const answer = {
      status: 200,
      headers: { "x-scripted": "header of the answer" },
      body: "body of the answer",
    };
    return watch.of("Verified", { kind: "events", payloads: [said], answer });
  },
  normalise: ({ events }) =>
    unsafeCast<readonly InboundEvent[]>(events ?? []).map((event) =>
      watch.of([EVENTS[event.kind] ?? "", "EventBase"], event),
    ),
  describe: async (account, whom) => {
    note(`describe ${whom.kind}`, account);
    return whom.kind === "person"
      ? watch.of("Described", { kind: "person", person: { ...CLEO, name: "Cleo who was asked for" } })
      : { kind: "unknown" };
  },
  templates: {
    list: async (account) => {
      note("templates", account);
      const hello = { name: "hello", language: "en", text: "Hello {{1}}!", parameters: 1 };
      const bye = { ...hello, name: "bye", state: "rejected" as const, reason: "reason of the template" };
      return watch.of("Listed", { kind: "listed", templates: [{ ...hello, state: "approved" }, bye] });
    },
  },
});

/** What is done at the platform. */
export const does = ({
  watch,
  calls,
  note,
}: Called): Pick<Connector, "render" | "send" | "lookUp" | "download"> => ({
  render: (operation) => renderWatched(watch, operation),
  send: async (account, { payload }) => {
    note("send", account);
    return watch.of<Receipt>("Receipt", receiptOf(calls, String(payload["text"])));
  },
  lookUp: async (account, { payload }) => {
    note("lookUp", account);
    return { kind: "sent", externalId: `ext-${String(payload["text"])}` };
  },
  download: async (account) => {
    note("download", account);
    const stream = new Blob(["abc"]).stream();
    return watch.of("DownloadResult", {
      kind: "stream",
      download: { stream, size: 3, contentType: "text/plain" },
    });
  },
});

/** Threads that the platform would open below a chat: it holds no more of them. */
export const opens = ({ watch, note }: Called): Pick<Connector, "threads"> => ({
  threads: {
    open: async (account) => {
      note("open thread", account);
      return watch.of("Receipt", { kind: "rejected", reason: "The chat is full.", cause: "limit" });
    },
    close: async () => ({ kind: "done" }),
    reopen: async () => ({ kind: "done" }),
    rename: async () => ({ kind: "done" }),
  },
});

/** What is fetched from the platform, round by round. */
export function polls({ watch, note }: Called): NonNullable<Connector["sync"]> {
  let rounds = 0;
  return {
    everyMs: 600_000,
    wanted: () => true,
    pull: async (account) => {
      note("pull", account);
      rounds += 1;
      return watch.of("SyncResult", ROUNDS[rounds - 1] ?? { cursor: null, outcome: "idle" });
    },
  };
}
