// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub, refused } from "../../api/testing.ts";
import type { Conversation, DeliveryState, Message } from "../../api/types.ts";
import { emptyOutbox } from "../../live/outbox.ts";
import type { LocalMessage } from "../../live/state.ts";
import { dispatch, forget, live } from "../../live/store.ts";
import { aConversation, aMessage } from "../../live/testing.ts";
import { button, cleanup, press, show } from "../../parts/testing/show.ts";
import { Toasts } from "../../parts/toasts.tsx";
import { words } from "../../words/index.ts";
import { composer } from "../composer/composer-state.ts";
import { ConversationContext } from "../conversation/conversation-context.ts";
import { inboxWords } from "../words/index.ts";
import { DeliveryError } from "./delivery-error.tsx";
import { Reactions, toggleReaction } from "./reactions.tsx";

beforeEach(() => {
  vi.useFakeTimers();
  queryClient.setQueryData(keys.me, aMe());
});
afterEach(() => {
  cleanup();
  emptyOutbox();
  forget();
  localStorage.clear();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const say = inboxWords().message;
const ours = (state: DeliveryState, more: Partial<LocalMessage> = {}): LocalMessage => ({
  ...aMessage({ direction: "out", delivery: { state, reason: null } }),
  ...more,
});
const known = () => live.messages["cnv_1"]?.[0];
const open = (message: LocalMessage, channel: Conversation["channel"]["status"] = "active") => {
  dispatch({ kind: "messages_read", conversationId: "cnv_1", messages: [], newest: true });
  dispatch({ kind: "message_written", message });
  const bare = aConversation();
  const conversation = { ...bare, channel: { ...bare.channel, status: channel } };
  return show(() => (
    <ConversationContext.Provider
      value={{ id: "cnv_1", conversation: () => conversation, details: () => undefined }}
    >
      <DeliveryError message={message} />
      <Toasts />
    </ConversationContext.Provider>
  ));
};
const isOffered = (name: string) =>
  [...document.querySelectorAll("button")].some((one) => one.textContent === name);
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("what became of a message", () => {
  it.each(["queued", "sending", "sent", "delivered", "read"] as const)(
    "needs no words while it is %s",
    (state) => {
      expect(open(ours(state)).querySelector(".delivery-error")).toBeNull();
    },
  );

  it("is that it waits for its paused channel", () => {
    expect(open(ours("queued"), "paused").textContent).toContain(say.held);
  });

  it("is not that, when it has already gone out", () => {
    expect(open(ours("sent"), "paused").textContent).not.toContain(say.held);
  });

  it("is why it failed; it can be sent again", async () => {
    const place = open(ours("failed", { delivery: { state: "failed", reason: "Mira blocked us." } }));
    expect(place.textContent).toContain(`${say.failedText} Mira blocked us.`);
    playHub({ "POST /messages/msg_1/retry": () => ours("queued", { version: 2 }) });
    await press(say.retry);
    await settle();
    expect(known()?.delivery?.state).toBe("queued");
  });

  it("is uncertain; a person who looked can say that it arrived", async () => {
    expect(open(ours("unconfirmed")).textContent).toContain(say.unconfirmedText);
    playHub({ "POST /messages/msg_1/confirmation": () => ours("sent", { version: 2 }) });
    await press(say.arrived);
    await settle();
    expect(known()?.delivery?.state).toBe("sent");
  });

  it("says why it could not be sent again", async () => {
    const place = open(ours("failed"));
    playHub({ "POST /messages/msg_1/retry": () => refused(409, "The channel is gone.") });
    await press(say.retry);
    await settle();
    expect(place.textContent).toContain("The channel is gone.");
  });

  it("is which change of it did not arrive, and whether that is certain", () => {
    const failedChanges = [
      { operation: "edit", state: "failed", reason: "Too late." },
      { operation: "delete", state: "unconfirmed", reason: null },
    ] as unknown as Message["failedChanges"];
    const place = open(ours("sent", { failedChanges }));
    expect(
      [...place.querySelectorAll(".delivery-error span")].map((line) => line.textContent?.trim()),
    ).toEqual([`${say.changeFailed.edit} Too late.`, say.changeUncertain.delete]);
  });
});

describe("a message that the hub does not have", () => {
  const mine = (local: LocalMessage["local"]) =>
    ours("queued", { id: "local:k", clientKey: "k", text: { text: "Far too long", marks: [] }, local });

  it("says why it was refused, and can be tried again, written again or discarded", () => {
    expect(open(mine({ refused: "It is too long." })).textContent).toContain("It is too long.");
    expect([say.retry, words().common.edit, say.discard].map(isOffered)).toEqual([true, true, true]);
  });

  it("is not tried by hand while it waits for the connection", () => {
    expect(open(mine("waiting")).textContent).toContain(say.waitingText);
    expect([say.retry, words().common.edit, say.discard].map(isOffered)).toEqual([false, true, true]);
  });

  it("goes back into the box to be written again, and out of the thread", async () => {
    open(mine({ refused: "It is too long." }));
    await press(words().common.edit);
    expect(composer.returned()?.text.text).toBe("Far too long");
    expect(composer.mode()).toBe("reply");
    expect(live.messages["cnv_1"]).toEqual([]);
  });

  it("is gone once it is discarded", async () => {
    open(mine("waiting"));
    await press(say.discard);
    expect(live.messages["cnv_1"]).toEqual([]);
  });
});

describe("reactions", () => {
  const MIRA = { emoji: "👍", by: { kind: "contact" as const, id: "con_mira", name: "Mira" } };
  const ANNA = { emoji: "👍", by: { kind: "member" as const, id: "usr_anna", name: "Anna" } };
  const { user } = aMe();
  const reactions = () => known()?.reactions.map(({ emoji, by }) => `${emoji} ${by.name}`);
  const begin = (...given: Message["reactions"]) => {
    const message = aMessage({ reactions: given });
    dispatch({ kind: "messages_read", conversationId: "cnv_1", messages: [message], newest: true });
    return message;
  };

  it("are counted by emoji and name who gave them", () => {
    const message = begin(MIRA, ANNA, { ...MIRA, emoji: "🎉" });
    show(() => <Reactions message={message} />);
    const both = button(say.reactedBy("👍", "Mira, Anna"));
    expect([both.textContent?.trim(), both.ariaPressed ?? both.getAttribute("aria-pressed")]).toEqual([
      "👍 2",
      "true",
    ]);
    expect(button(say.reactedBy("🎉", "Mira")).textContent?.trim()).toBe("🎉");
  });

  it("are no button for who may not reply", () => {
    queryClient.setQueryData(keys.me, aMe({ permissions: { "conversation.read": "all" } }));
    const message = begin(MIRA);
    show(() => <Reactions message={message} />);
    expect(button(say.reactedBy("👍", "Mira")).disabled).toBe(true);
  });

  it("of ours replace each other, show at once and leave the customer's alone", async () => {
    const message = begin(MIRA, ANNA);
    const asked = playHub({
      "PUT /messages/msg_1/reactions": () =>
        aMessage({ version: 2, reactions: [MIRA, { ...ANNA, emoji: "🎉" }] }),
    });
    const done = toggleReaction(message, "🎉", user);
    expect(reactions()).toEqual(["👍 Mira", "🎉 Anna"]);
    await done;
    expect([reactions(), asked.length]).toEqual([["👍 Mira", "🎉 Anna"], 1]);
  });

  it("of ours are taken back when they are given twice, and put back when the hub refuses", async () => {
    const message = begin(MIRA, ANNA);
    const toasts = show(() => <Toasts />);
    playHub({ "PUT /messages/msg_1/reactions": () => refused(409, "Not here.") });
    const done = toggleReaction(message, "👍", user);
    expect(reactions()).toEqual(["👍 Mira"]);
    await done;
    expect(reactions()).toEqual(["👍 Mira", "👍 Anna"]);
    expect(toasts.textContent).toContain("Not here.");
  });
});
