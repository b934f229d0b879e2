// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { aMe } from "../api/testing.ts";
import MessageMenu from "./message/message-menu.tsx";
import MoreMenu from "./conversation/more-menu.tsx";
import { aConversation, aMessage } from "../live/testing.ts";
import { cleanup, show } from "../parts/testing/show.ts";

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const open = { class: "button", label: "More", face: "…", open: true, onOpenChange: () => {} };

it.each([
  ["of a conversation", () => <MoreMenu subject={aConversation()} {...open} />],
  ["of a message", () => <MessageMenu subject={aMessage()} {...open} />],
])("pages 28: the open menu %s stands in a landmark that has its name", async (_, draw) => {
  vi.stubGlobal("matchMedia", () => ({ matches: false }));
  queryClient.setQueryData(keys.me, aMe());
  show(draw);
  await vi.waitFor(() => expect(document.querySelector("[role=menu]")).not.toBeNull());
  expect(document.querySelector("[role=menu]")?.closest("[role=region]")?.getAttribute("aria-label")).toBe(
    "More",
  );
});
