// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe } from "../../api/testing.ts";
import type { Capabilities, Conversation, ConversationDetails, Message } from "../../api/types.ts";
import { aConversation, aMessage } from "../../live/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { ConversationContext } from "../conversation/conversation-context.ts";
import { inboxWords } from "../words/index.ts";
import MessageMenu from "./message-menu.tsx";

const native = { support: "native" };
const CAPABILITIES = { reaction: native, edit: native, delete: native } as unknown as Capabilities;
const texts = inboxWords().message;

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  queryClient.setQueryData(keys.me, aMe());
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

/** Which changes the menu offers of a message of ours. */
async function offered(given: Partial<Message>, kind: Conversation["kind"]) {
  const conversation = aConversation({ kind });
  const context = {
    id: "cnv_1",
    conversation: () => conversation,
    details: () => ({ ...conversation, capabilities: CAPABILITIES }) as ConversationDetails,
  };
  const message = aMessage({
    direction: "out",
    author: { kind: "member", id: aMe().user.id, name: "Ada", avatarUrl: null },
    delivery: { state: "sent", reason: null },
    ...given,
  });
  show(() => (
    <ConversationContext.Provider value={context}>
      <MessageMenu subject={message} class="button" label="More" face="…" open onOpenChange={() => {}} />
    </ConversationContext.Provider>
  ));
  await vi.waitFor(() => expect(document.querySelector("[role=menu]")).not.toBeNull());
  const menu = document.querySelector("[role=menu]")?.textContent ?? "";
  return ["👍", texts.editAction, texts.deleteAction].filter((change) => menu.includes(change));
}

const ALL = ["👍", texts.editAction, texts.deleteAction];

it.each<[string, Partial<Message>, Conversation["kind"], readonly string[]]>([
  ["a message to a group", {}, "group", ALL],
  ["what only one person of a group was shown", { audience: "asker" }, "group", []],
  [
    "what only one person of a group will be shown",
    { audience: "asker", delivery: { state: "queued", reason: null } },
    "group",
    ALL,
  ],
  ["what is for one person where nobody else reads along", { audience: "asker" }, "direct", ALL],
])("of %s the menu offers those changes that its reader would see", async (_, message, kind, changes) => {
  expect(await offered(message, kind)).toEqual(changes);
});
