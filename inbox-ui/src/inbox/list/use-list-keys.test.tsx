// @vitest-environment jsdom
import { MemoryRouter, Route, useLocation } from "@solidjs/router";
import { For } from "solid-js";
import { afterEach, expect, it, vi } from "vitest";
import { aConversation } from "../../live/testing.ts";
import { commands } from "../../parts/commands.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import { useListKeys } from "./use-list-keys.ts";

afterEach(cleanup);

const rows = ["cnv_1", "cnv_2", "cnv_3"].map((id) => aConversation({ id, title: id }));

function List() {
  const location = useLocation();
  const currentId = () => rows.find(({ id }) => location.pathname === `/inbox/${id}`)?.id;
  useListKeys(
    () => rows,
    currentId,
    (id) => `/inbox/${id}`,
  );
  return (
    <For each={rows}>
      {({ id }) => (
        <div class="list-row">
          <a href={`/inbox/${id}`} aria-current={id === currentId() ? "true" : undefined}>
            {id}
          </a>
        </div>
      )}
    </For>
  );
}

const press = (id: string) =>
  commands()
    .find((command) => command.id === id)
    ?.run();

/** A busy machine takes longer than the usual second. */
const PATIENT = { timeout: 15_000 };

it("pages 30: j and k take the focus along to the row they lead to", async () => {
  show(() => (
    <MemoryRouter>
      <Route path="*" component={List} />
    </MemoryRouter>
  ));
  await vi.waitFor(() => expect(commands().some(({ id }) => id === "next")).toBe(true), PATIENT);
  const focused = () => document.activeElement?.textContent;
  press("next");
  await vi.waitFor(() => expect(focused()).toBe("cnv_1"), PATIENT);
  press("next");
  await vi.waitFor(() => expect(focused()).toBe("cnv_2"), PATIENT);
  press("previous");
  await vi.waitFor(() => expect(focused()).toBe("cnv_1"), PATIENT);
});
