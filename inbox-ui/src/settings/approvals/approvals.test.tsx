// @vitest-environment jsdom
import { MemoryRouter, Route } from "@solidjs/router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { aMe, playHub, refused, type Asked } from "../../api/testing.ts";
import { renewChanged } from "../../live/renew-changed.ts";
import { button, cleanup, show } from "../../parts/testing/show.ts";
import Approvals from "./approvals.tsx";
import { approvalsWords } from "./words/index.ts";

const say = () => approvalsWords();
const REQUEST = {
  id: "cmd_1",
  command: "lockdown",
  summary: { en: "Stops a channel: Shop.", de: "Hält einen Kanal an: Shop." },
  requestedBy: { id: "usr_grace", name: "Grace" },
  requestedAt: "2026-03-02T10:00:00.000Z",
  expiresAt: "2026-03-02T11:00:00.000Z",
  own: false,
};

let items: object[];
let decided: () => object;
let asked: readonly Asked[];
let place: HTMLElement;

beforeEach(() => {
  queryClient.setQueryData(keys.me, aMe());
  items = [REQUEST];
  decided = () => {
    items = [];
    return { decision: "approved", text: "" };
  };
  asked = playHub({
    "GET /commands/requests": () => ({ items }),
    "PUT /commands/requests/cmd_1/decision": () => decided(),
  });
  place = show(() => (
    <MemoryRouter>
      <Route path="*" component={Approvals} />
    </MemoryRouter>
  ));
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const says = (text: string) => vi.waitFor(() => expect(place.textContent).toContain(text));

describe("the page of approvals", () => {
  it.each(["approve", "decline"] as const)("lets the user %s what another member asked for", async (how) => {
    await says("Grace asks for your approval");
    button(`${say()[how]}: Stops a channel: Shop.`).click();
    await says(say().empty);
    expect(asked.find(({ route }) => route.startsWith("PUT"))?.body).toEqual({ decision: `${how}d` });
  });

  it("shows the user's own request without a way to decide it", async () => {
    items = [{ ...REQUEST, own: true }];
    renewChanged("command_request", "cmd_1");
    await says("another member decides");
    expect(place.querySelectorAll("button")).toHaveLength(0);
  });

  it("shows a request as it comes, and says why the hub refused", async () => {
    items = [];
    renewChanged("command_request", "cmd_1");
    await says(say().empty);
    items = [REQUEST];
    renewChanged("command_request", "cmd_1");
    await says("Stops a channel: Shop.");
    decided = () => refused(409, "This was decided already.");
    button(`${say().approve}: Stops a channel: Shop.`).click();
    await vi.waitFor(() =>
      expect(asked.map(({ route }) => route)).toContain("PUT /commands/requests/cmd_1/decision"),
    );
  });
});
