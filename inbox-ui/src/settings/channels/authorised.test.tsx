// @vitest-environment jsdom
import { createMemoryHistory, MemoryRouter, Route, useLocation } from "@solidjs/router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { playHub } from "../../api/testing.ts";
import { cleanup, show } from "../../parts/testing/show.ts";
import Authorised from "./authorised.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

beforeEach(() => void vi.stubGlobal("scrollTo", () => {}));

const Arrived = () => <p>{useLocation<{ readonly fault?: string }>().state?.fault}</p>;

const comeBack = (search: string, answer: () => unknown) => {
  const asked = playHub({ "POST /oauth/channels/callback": answer });
  history.replaceState(null, "", `/oauth/channels/callback${search}`);
  const at = createMemoryHistory();
  at.set({ value: "/oauth/channels/callback" });
  show(() => (
    <MemoryRouter history={at}>
      <Route path="/oauth/channels/callback" component={Authorised} />
      <Route path="*" component={Arrived} />
    </MemoryRouter>
  ));
  return { asked, at };
};

it("ends the visit with what the platform sent, and goes on to the channel", async () => {
  const { asked, at } = comeBack("?state=s1&code=c1", () => ({ id: "chn_1" }));
  await vi.waitFor(() => expect(at.get()).toBe("/settings/channels/chn_1"));
  expect(asked).toEqual([{ route: "POST /oauth/channels/callback", body: { state: "s1", code: "c1" } }]);
});

it("hands over a refusal, and goes to the channel that it is about, which says why", async () => {
  const { asked, at } = comeBack("?state=s1&error=access_denied&error_description=No", () =>
    Response.json(
      { code: "authorisation_denied", message: "Access was not allowed.", facts: { channelId: "chn_1" } },
      { status: 422 },
    ),
  );
  await vi.waitFor(() => expect(at.get()).toBe("/settings/channels/chn_1"));
  expect(asked[0]?.body).toEqual({ state: "s1", error: "access_denied", errorDescription: "No" });
  expect(document.querySelector("p")?.textContent).toBe("Access was not allowed.");
});

it("goes to the list where nobody knows the visit", async () => {
  const { at } = comeBack("", () =>
    Response.json({ code: "authorisation_unknown", message: "It didn't start here." }, { status: 404 }),
  );
  await vi.waitFor(() => expect(at.get()).toBe("/settings/channels"));
});
