// @vitest-environment jsdom
import { MemoryRouter, Route } from "@solidjs/router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keys } from "../api/queries.ts";
import { queryClient } from "../api/query-client.ts";
import { aMe, playHub, refused, type Asked } from "../api/testing.ts";
import { renewChanged } from "../live/renew-changed.ts";
import { answer, question } from "../parts/confirm.ts";
import { button, cleanup, show } from "../parts/testing/show.ts";
import ChatAccounts from "./chat-accounts.tsx";
import { accountWords } from "./words/index.ts";

const say = () => accountWords().chatAccounts;
const CHANNEL = { id: "chn_shop", name: "Shop", connector: "telegram", platform: "Telegram" };
const CODE = {
  id: "lnk_1",
  channelId: "chn_shop",
  channelName: "Shop",
  platform: "Telegram",
  expiresAt: "2026-03-02T10:10:00.000Z",
};
const ACCOUNT = {
  id: "acc_1",
  channelId: "chn_shop",
  channelName: "Shop",
  connector: "telegram",
  platform: "Telegram",
  name: "Anna",
  username: "anna_k",
  linkedAt: "2026-03-02T10:00:00.000Z",
  lastUsedAt: null,
};
const presented = { at: "2026-03-02T10:01:00.000Z", name: "Anna", username: "anna_k" };

let hub: { items: object[]; codes: object[] };
let asked: readonly Asked[];
let place: HTMLElement;

beforeEach(async () => {
  queryClient.setQueryData(keys.me, aMe());
  hub = { items: [], codes: [] };
  asked = playHub({
    "GET /me/accounts": () => ({ ...hub, channels: [CHANNEL] }),
    "POST /me/codes": () => {
      hub.codes = [{ ...CODE, presented: null }];
      return { id: CODE.id, channelId: CODE.channelId, code: "7K3MQX9ABC", expiresAt: CODE.expiresAt };
    },
    "PUT /me/codes/lnk_1/confirmation": () => {
      hub = { items: [ACCOUNT], codes: [] };
      return {};
    },
    "DELETE /me/codes/lnk_1": () => {
      hub.codes = [];
      return {};
    },
    "DELETE /me/accounts/acc_1": () => refused(404, "This chat account isn't linked."),
  });
  place = show(() => (
    <MemoryRouter>
      <Route path="*" component={ChatAccounts} />
    </MemoryRouter>
  ));
  await vi.waitFor(() => button(say().makeCode));
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

const makeCode = async () => {
  button(say().makeCode).click();
  await vi.waitFor(() => expect(place.textContent).toContain("/link 7K3MQX9ABC"));
};
const present = async () => {
  hub.codes = [{ ...CODE, presented }];
  renewChanged("chat_account", "usr_anna");
  await vi.waitFor(() => expect(place.textContent).toContain("Anna (@anna_k)"));
};

describe("the page of chat accounts", () => {
  it("shows a code and what to do with it, then at once who presented it, and links only with a yes", async () => {
    await makeCode();
    await present();
    expect(place.textContent).not.toContain("7K3MQX9ABC");
    expect(asked.map(({ route }) => route)).not.toContain("PUT /me/codes/lnk_1/confirmation");
    button(say().yes).click();
    await vi.waitFor(() => expect(place.querySelector(".cards")?.textContent).toContain("Telegram · Shop"));
    expect(place.textContent).not.toContain(say().isItYou);
  });

  it("ends the code of somebody else", async () => {
    await makeCode();
    await present();
    button(say().no).click();
    await vi.waitFor(() => expect(place.textContent).not.toContain("Anna (@anna_k)"));
    expect(asked.map(({ route }) => route)).toContain("DELETE /me/codes/lnk_1");
  });

  it("asks before it unlinks, and says why the hub refused", async () => {
    hub.items = [ACCOUNT];
    renewChanged("chat_account", "usr_anna");
    await vi.waitFor(() => expect(place.textContent).toContain("Anna (@anna_k)"));
    button("Unlink: Anna").click();
    expect(question()?.title).toBe("Unlink Anna?");
    answer(true);
    await vi.waitFor(() => expect(asked.map(({ route }) => route)).toContain("DELETE /me/accounts/acc_1"));
  });
});
