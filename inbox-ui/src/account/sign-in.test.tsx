// @vitest-environment jsdom
import { createMemoryHistory, MemoryRouter, Route, useLocation } from "@solidjs/router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../api/query-client.ts";
import { aMe, type Asked, playHub, refused, unreachable } from "../api/testing.ts";
import { dispatch, forget, live } from "../live/store.ts";
import { aConversation } from "../live/testing.ts";
import { button, cleanup, press, show, type } from "../parts/testing/show.ts";
import { words } from "../words/index.ts";
import SignIn from "./sign-in.tsx";
import { accountWords } from "./words/index.ts";

beforeEach(() => void vi.stubGlobal("scrollTo", () => {}));
afterEach(() => {
  cleanup();
  forget();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const signIn = async (answer: () => unknown, address = "/sign-in"): Promise<Asked[]> => {
  const asked = playHub({ "POST /auth/sign-in/email": answer, "GET /me": () => aMe() });
  const history = createMemoryHistory();
  history.set({ value: address });
  show(() => (
    <MemoryRouter history={history}>
      <Route path="/sign-in" component={SignIn} />
      <Route path="*" component={Arrived} />
    </MemoryRouter>
  ));
  for (const [name, text] of [
    ["email", "anna@example.com"],
    ["password", "correct horse"],
  ]) {
    const field = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
    if (field) type(field, text ?? "");
  }
  await press(accountWords().signIn.submit);
  return asked;
};
function Arrived() {
  const { pathname, search } = useLocation();
  return (
    <p class="arrived">
      {pathname}
      {search}
    </p>
  );
}
const fault = () => document.querySelector("[role=alert]")?.textContent;
const arrivedAt = () => document.querySelector(".arrived")?.textContent;

describe("signing in", () => {
  it.each([
    [400, accountWords().signIn.wrong],
    [401, accountWords().signIn.wrong],
    [429, accountWords().signIn.tooMany],
  ])("says in plain words what a %s means", async (status, sentence) => {
    await signIn(() => refused(status, "INVALID_EMAIL_OR_PASSWORD"));
    await vi.waitFor(() => expect(fault()).toBe(sentence));
  });

  it("says that the hub cannot be reached, and lets one try again", async () => {
    await signIn(unreachable);
    await vi.waitFor(() => expect(fault()).toBe(words().common.unreachable));
    expect(button(accountWords().signIn.submit).disabled).toBe(false);
  });

  it("cannot be sent twice while the hub thinks", async () => {
    const asked = await signIn(() => new Promise(() => {}));
    expect(button(accountWords().signIn.submitting).disabled).toBe(true);
    expect(asked.map(({ body }) => body)).toEqual([{ email: "anna@example.com", password: "correct horse" }]);
  });

  it("forgets what the user before saw, and goes to the inbox", async () => {
    dispatch({ kind: "conversation", conversation: aConversation() });
    queryClient.setQueryData(["label"], { items: [] });
    await signIn(() => ({}));
    await vi.waitFor(() => expect(arrivedAt()).toBe("/inbox"));
    expect(live.conversations).toEqual({});
    expect(queryClient.getQueryData(["label"])).toBeUndefined();
  });

  it("returns to the page that was asked for", async () => {
    await signIn(() => ({}), `/sign-in?to=${encodeURIComponent("/contacts/con_1?q=x")}`);
    await vi.waitFor(() => expect(arrivedAt()).toBe("/contacts/con_1?q=x"));
  });

  it.each(["//evil.example", "https://evil.example", "javascript:alert(1)"])(
    "leads to no other site: %s",
    async (to) => {
      await signIn(() => ({}), `/sign-in?to=${encodeURIComponent(to)}`);
      await vi.waitFor(() => expect(arrivedAt()).toBe("/inbox"));
    },
  );
});
