// @vitest-environment jsdom
import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { createSignal } from "solid-js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { aMe, playHub } from "../api/testing.ts";
import { dispatch, forget, live } from "../live/store.ts";
import { aConversation } from "../live/testing.ts";
import { cleanup, show } from "../parts/testing/show.ts";
import { say } from "../parts/toasts.tsx";
import { Shell } from "./shell.tsx";

beforeEach(() => {
  playHub({});
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal(
    "EventSource",
    class extends EventTarget {
      close() {}
    },
  );
  queryClient.setQueryData(keys.me, aMe());
});
afterEach(() => {
  cleanup();
  forget();
  queryClient.clear();
  vi.unstubAllGlobals();
});

let drawn = 0;
function Page() {
  const [number] = createSignal(++drawn);
  return <p class="page">{number()}</p>;
}
const open = () => {
  const history = createMemoryHistory();
  history.set({ value: "/page" });
  drawn = 0;
  show(() => (
    <MemoryRouter history={history}>
      <Route component={Shell}>
        <Route path="/page" component={Page} />
      </Route>
    </MemoryRouter>
  ));
};
const page = () => document.querySelector(".page")?.textContent;

it("draws a new page for another user, who finds nothing of the one before", async () => {
  open();
  await vi.waitFor(() => expect(page()).toBe("1"));
  dispatch({ kind: "conversation", conversation: aConversation() });
  queryClient.setQueryData(keys.labels, { items: [] });
  say("Snoozed", { title: "Undo", run: () => {} });
  queryClient.setQueryData(keys.me, aMe({ user: { id: "usr_ben", name: "Ben", email: "" } }));
  await vi.waitFor(() => expect(page()).toBe("2"));
  expect([live.conversations, queryClient.getQueryData(keys.labels)]).toEqual([{}, undefined]);
  expect(document.querySelector(".toast")).toBeNull();
});

it("keeps the page when only something of the session changes", async () => {
  open();
  await vi.waitFor(() => expect(page()).toBe("1"));
  queryClient.setQueryData(keys.me, aMe({ role: "admin" }));
  expect(page()).toBe("1");
});
