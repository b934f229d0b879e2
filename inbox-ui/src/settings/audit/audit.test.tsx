// @vitest-environment jsdom
import { MemoryRouter, Route } from "@solidjs/router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub } from "../../api/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import Audit from "./audit.tsx";
import { auditWords } from "./words/index.ts";

beforeEach(() => {
  queryClient.setQueryData(keys.me, aMe());
  vi.stubGlobal("scrollTo", () => {});
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const entry = (id: string, action: string, facts: object) => ({
  id,
  number: 1,
  at: "2026-03-02T10:00:00.000Z",
  actor: { kind: "member", id: "usr_anna", name: "Anna" },
  action,
  target: null,
  facts,
  ip: null,
});

it("says by which command in which chat app something was done", async () => {
  const items = [
    entry("1", "channel.changed", { command: "channel pause", platform: "Discord" }),
    entry("2", "channel.changed", { command: "channel resume", platform: null }),
  ];
  playHub({ "GET /audit": () => ({ items, nextCursor: null }) });
  const place = show(() => (
    <MemoryRouter>
      <Route path="*" component={Audit} />
    </MemoryRouter>
  ));
  const cells = () => [...place.querySelectorAll("td")].map(({ textContent }) => textContent);
  await vi.waitFor(() =>
    expect(cells()).toEqual(expect.arrayContaining(["/channel pause in Discord", "/channel resume"])),
  );
});

it("names what an entry is about, where the trail knows its name", async () => {
  const items = [
    entry("1", "template.created", { name: "Refund" }),
    entry("2", "invitation.made", { email: "ben@example.com", role: "agent" }),
    entry("3", "organization.renamed", { from: "Lamps", to: "Lamps & Co" }),
    entry("4", "settings.changed", { timeZone: "UTC" }),
  ];
  playHub({ "GET /audit": () => ({ items, nextCursor: null }) });
  const place = show(() => (
    <MemoryRouter>
      <Route path="*" component={Audit} />
    </MemoryRouter>
  ));
  const { actions, of } = auditWords();
  for (const title of [
    of(actions["template.created"], "Refund"),
    of(actions["invitation.made"], "ben@example.com"),
    of(actions["organization.renamed"], "Lamps & Co"),
  ])
    await vi.waitFor(() => expect(place.textContent).toContain(title));
  expect(place.textContent).toContain(actions["settings.changed"]);
  expect(place.textContent).not.toContain(of(actions["settings.changed"], "UTC"));
});
