// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { type Asked, aMe, playHub } from "../../api/testing.ts";
import type { Capabilities, ConversationDetails, RichText } from "../../api/types.ts";
import { dispatch, forget, live } from "../../live/store.ts";
import { aConversation, aMessage } from "../../live/testing.ts";
import { cleanup, press, show, type } from "../../parts/testing/show.ts";
import { ConversationContext } from "../conversation/conversation-context.ts";
import { inboxWords } from "../words/index.ts";
import { CapabilityWarnings } from "./capability-warnings.tsx";
import { composer } from "./composer-state.ts";
import TemplateComposer from "./template-composer.tsx";
import { useShutWindow } from "./use-shut-window.ts";

const CAPABILITIES = {
  text: { maxLength: 20, marks: ["bold"] },
  reply: "native",
  media: {},
} as unknown as Capabilities;
const say = inboxWords().composer;
const detailsWith = (window: ConversationDetails["window"]) =>
  ({ ...aConversation(), participants: [], capabilities: CAPABILITIES, window }) as ConversationDetails;
const context = (window: ConversationDetails["window"]) => ({
  id: "cnv_1",
  conversation: () => aConversation(),
  details: () => detailsWith(window),
});

beforeEach(() => {
  queryClient.setQueryData(keys.me, aMe());
  composer.start("reply");
});
afterEach(() => {
  cleanup();
  forget();
  queryClient.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("what stands below the box", () => {
  let asked: readonly Asked[] = [];
  const below = async (text: RichText) => {
    vi.useFakeTimers();
    asked = playHub({
      "POST /conversations/cnv_1/preview": () => ({
        messages: 2,
        degraded: [
          { what: "caption", into: "separate" },
          { what: "formatting", into: "text" },
        ],
        refusal: null,
      }),
    });
    const place = show(() => (
      <ConversationContext.Provider value={context(null)}>
        <CapabilityWarnings text={text} files={[]} channel="Shop bot" />
      </ConversationContext.Provider>
    ));
    await vi.advanceTimersByTimeAsync(1_000);
    return [...place.querySelectorAll("p")].map((sentence) => sentence.textContent);
  };

  it("is what the hub says of the draft, without what the capabilities say more exactly", async () => {
    const { split, into, what } = say.preview;
    expect(await below({ text: "x".repeat(30), marks: [] })).toEqual([
      say.remaining(-10),
      split(2),
      into.separate(what.caption, "Shop bot"),
    ]);
  });

  it("asks nothing of plain words that fit, and nothing of a note", async () => {
    await below({ text: "Hello", marks: [] });
    composer.write("note");
    await below({ text: "x".repeat(30), marks: [] });
    expect(asked).toEqual([]);
  });
});

describe("a channel whose window", () => {
  const isShut = (window: ConversationDetails["window"]) =>
    createRoot((stop) => {
      let shut = () => false;
      show(() => (
        <ConversationContext.Provider value={context(window)}>
          {(() => {
            shut = useShutWindow(() => aConversation());
            return null;
          })()}
        </ConversationContext.Provider>
      ));
      stop();
      return shut();
    });

  it("is shut, or was by now, takes no free words; a note it does not concern", () => {
    expect(isShut(null)).toBe(false);
    expect(isShut({ open: true, until: "2100-01-01T00:00:00.000Z" })).toBe(false);
    expect(isShut({ open: true, until: "2020-01-01T00:00:00.000Z" })).toBe(true);
    expect(isShut({ open: false, until: null })).toBe(true);
    composer.write("note");
    expect(isShut({ open: false, until: null })).toBe(false);
  });

  it("is shut offers the approved templates alone, and shows at once what was sent", async () => {
    const template = { name: "parcel", language: "en", text: "It comes {{1}}.", parameters: 1 };
    const asked = playHub({
      "GET /channels/chn_1/templates": () => ({
        items: [
          { ...template, state: "approved" },
          { ...template, name: "draft", state: "pending" },
        ],
        failure: null,
      }),
      "POST /conversations/cnv_1/replies": () => aMessage({ id: "msg_2", direction: "out" }),
    });
    dispatch({ kind: "messages_read", conversationId: "cnv_1", messages: [], newest: true });
    show(() => <TemplateComposer conversation={aConversation()} />);
    await vi.waitFor(() => expect(document.querySelectorAll("option")).toHaveLength(2));
    const choice = document.querySelector("select");
    if (choice) choice.value = "parcel en";
    choice?.dispatchEvent(new Event("change", { bubbles: true }));
    const value = document.querySelector<HTMLInputElement>("[name=parameter-1]");
    if (value) type(value, "today");
    await press(say.shut.send);
    await vi.waitFor(() => expect(live.messages.cnv_1?.map(({ id }) => id)).toEqual(["msg_2"]));
    expect(asked.at(-1)?.body).toMatchObject({
      text: { text: "It comes today.", marks: [] },
      template: { name: "parcel", language: "en", parameters: ["today"] },
    });
  });
});
