import { createRoot, createSignal } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inboxWords } from "../words/index.ts";
import type { Attachment, RichText } from "../../api/types.ts";
import { draftToPreview } from "./draft-to-preview.ts";
import { type Preview, previewSentences } from "./preview-sentences.ts";
import { usePreview } from "./use-preview.ts";

const words = inboxWords().composer.preview;
const sentences = (given: Partial<Preview>) =>
  previewSentences({ messages: 1, degraded: [], refusal: null, ...given }, { channel: "Shop bot", words });

describe("what would become of a draft", () => {
  it("is nothing to speak of where it goes as it is", () => expect(sentences({})).toEqual([]));

  it("is said of a split, of what turns into something else, and of what is lost", () => {
    expect(
      sentences({
        messages: 3,
        degraded: [
          { what: "poll", into: "text" },
          { what: "reply", into: "nothing" },
        ],
      }),
    ).toEqual([
      words.split(3),
      words.into.text(words.what.poll, "Shop bot"),
      words.into.nothing(words.what.reply, "Shop bot"),
    ]);
  });

  it("leaves out what this page has no words for", () => {
    expect(sentences({ degraded: [{ what: "hologram", into: "text" }] })).toEqual([]);
  });

  it.each([
    ["window_shut", words.refused.window_shut("Shop bot")],
    ["something_new", words.refused.other("Shop bot")],
  ])("is the reason alone where it would be refused: %s", (code, sentence) => {
    expect(sentences({ messages: 0, refusal: { code } })).toEqual([sentence]);
  });
});

describe("the question", () => {
  const bold: RichText = { text: "Hello", marks: [{ kind: "bold", start: 0, end: 5 }] };
  const plain = (text: string): RichText => ({ text, marks: [] });
  const stored = { attachment: { id: "att_1" } as Attachment };
  const ask = (
    text: RichText,
    files: readonly { attachment: Attachment | null }[] = [],
    replyToId?: string,
  ) => draftToPreview({ text, files, replyToId }, 10);

  it("is not asked of an empty draft, and of plain words that fit into one message", () => {
    expect([ask(plain("")), ask(bold, [], undefined) === null, ask(plain("Hello"))]).toEqual([
      null,
      false,
      null,
    ]);
    expect(ask(plain(" "), [], "msg_1")).toBeNull();
  });

  it("is asked of long and formatted words, of an answer, and of files once they are there", () => {
    expect(ask(plain("Hello to you all"))).toEqual({ text: plain("Hello to you all"), attachmentIds: [] });
    expect(ask(plain("Hello"), [], "msg_1")).toMatchObject({ replyToId: "msg_1" });
    expect(ask(plain(""), [stored, { attachment: null }])).toBeNull();
    expect(ask(plain(""), [stored])).toMatchObject({ attachmentIds: ["att_1"] });
  });
});

describe("asking for it", () => {
  const answer: Preview = { messages: 2, degraded: [], refusal: null };
  let stop = () => {};
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    stop();
    vi.useRealTimers();
  });
  const follow = (ask: (draft: string) => Promise<Preview>) =>
    createRoot((dispose) => {
      stop = dispose;
      const [draft, setDraft] = createSignal<string | null>(null);
      return { preview: usePreview(draft, ask), write: setDraft };
    });

  it("waits until the user rests, and asks for the last draft alone", async () => {
    const ask = vi.fn<(draft: string) => Promise<Preview>>().mockResolvedValue(answer);
    const { preview, write } = follow(ask);
    for (const text of ["a", "ab", "abc"]) {
      write(text);
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(ask).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(300);
    expect(ask.mock.calls.map(([draft]) => draft)).toEqual(["abc"]);
    expect(preview()).toEqual(answer);
    write("abcd");
    expect(preview()).toBeNull();
  });

  it("drops an answer that comes for an earlier draft", async () => {
    const { promise, resolve } = Promise.withResolvers<Preview>();
    const { preview, write } = follow(() => promise);
    write("a");
    await vi.advanceTimersByTimeAsync(600);
    write(null);
    resolve(answer);
    await vi.advanceTimersByTimeAsync(600);
    expect(preview()).toBeNull();
  });

  it("says nothing when the hub cannot be reached", async () => {
    const { preview, write } = follow(() => Promise.reject(new Error("unreachable")));
    write("a");
    await vi.advanceTimersByTimeAsync(600);
    expect(preview()).toBeNull();
  });
});
