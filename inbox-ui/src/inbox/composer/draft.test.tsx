// @vitest-environment jsdom
import { createRoot } from "solid-js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { queryClient } from "../../api/query-client.ts";
import { keys } from "../../api/queries.ts";
import { aMe, playHub, refused } from "../../api/testing.ts";
import type { RichText } from "../../api/types.ts";
import { keptDraft } from "../../live/drafts.ts";
import { emptyOutbox } from "../../live/outbox.ts";
import { dispatch, forget, live } from "../../live/store.ts";
import { aConversation, aMessage } from "../../live/testing.ts";
import { cleanup, press, show } from "../../parts/testing/show.ts";
import { Toasts } from "../../parts/toasts.tsx";
import { inboxWords } from "../words/index.ts";
import { composer, type Mode } from "./composer-state.ts";
import type { EditorHandle } from "./editor.tsx";
import { PendingFiles } from "./pending-files.tsx";
import { useDraft } from "./use-draft.ts";
import { useSubmit } from "./use-submit.ts";

/** Stands for the browser's upload of one file. */
class PlayedRequest extends EventTarget {
  static newest: PlayedRequest | undefined;
  readonly upload = new EventTarget();
  status = 0;
  response: unknown;
  open(): void {
    PlayedRequest.newest = this;
  }
  send(): void {}
  abort(): void {
    this.dispatchEvent(new Event("abort"));
  }
  answer(status: number, response: unknown): void {
    Object.assign(this, { status, response }).dispatchEvent(new Event("load"));
  }
}

const anna = aMe();
const say = inboxWords().composer;
const plain = (text: string): RichText => ({ text, marks: [] });
let count = 0;
let id = "";
let shown = "";
let draft: ReturnType<typeof useDraft>;
let submit: ReturnType<typeof useSubmit>;
let leavePage = () => {};
let waits = false;

const openPage = (modes: readonly Mode[] = ["reply", "note"]) => {
  leavePage();
  shown = "";
  createRoot((stop) => {
    leavePage = stop;
    const editor = { write: (text: RichText) => void ((shown = text.text), draft.setText(text)) };
    draft = useDraft(
      id,
      () => modes,
      () => editor as unknown as EditorHandle,
    );
    submit = useSubmit(
      () => live.conversations[id] ?? aConversation({ id }),
      draft,
      () => waits,
      composer.reset,
    );
  });
};
const kept = () => keptDraft(anna.user.id, id)?.text.text;
const aFile = (name: string) => new File(["x"], name, { type: "application/pdf" });
const stored = { id: "att_1", fileName: "plan.pdf", contentType: "application/pdf", size: 1, url: "/1" };
const settle = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  id = `cnv_${++count}`;
  waits = false;
  vi.stubGlobal("XMLHttpRequest", PlayedRequest);
  queryClient.setQueryData(keys.me, anna);
  dispatch({ kind: "conversation", conversation: aConversation({ id }) });
  dispatch({ kind: "messages_read", conversationId: id, messages: [], newest: true });
  openPage();
});
afterEach(() => {
  leavePage();
  leavePage = () => {};
  cleanup();
  emptyOutbox();
  forget();
  localStorage.clear();
  queryClient.clear();
  vi.unstubAllGlobals();
});

describe("a draft", () => {
  it("is there again on the next page, in its mode", () => {
    composer.write("note");
    draft.setText(plain("Call her"));
    openPage();
    expect([shown, composer.mode()]).toEqual(["Call her", "note"]);
  });

  it("is a reply again for who may write no note any more", () => {
    composer.write("note");
    draft.setText(plain("Call her"));
    openPage(["reply"]);
    expect(composer.mode()).toBe("reply");
  });

  it("belongs to its user and its conversation", () => {
    draft.setText(plain("Call her"));
    leavePage();
    queryClient.setQueryData(keys.me, aMe({ user: { id: "usr_ben", name: "Ben", email: "" } }));
    openPage();
    expect(shown).toBe("");
    leavePage();
    id = "cnv_other";
    queryClient.setQueryData(keys.me, anna);
    openPage();
    expect(shown).toBe("");
  });

  it("stays its writer's, when another user signs in while it is open", () => {
    draft.setText(plain("Call her"));
    queryClient.setQueryData(keys.me, aMe({ user: { id: "usr_ben", name: "Ben", email: "" } }));
    draft.setText(plain("Call her at five"));
    expect([kept(), keptDraft("usr_ben", id)]).toEqual(["Call her at five", undefined]);
  });

  it("waits while a sent message is edited, and comes back after it", () => {
    draft.setText(plain("Half a sentence"));
    composer.edit(aMessage({ text: plain("As it was sent") }));
    expect([shown, kept()]).toEqual(["As it was sent", "Half a sentence"]);
    draft.setText(plain("As it should be"));
    expect(kept()).toBe("Half a sentence");
    composer.reset();
    expect([shown, kept()]).toEqual(["Half a sentence", "Half a sentence"]);
  });

  it("follows a message that comes back unsent", () => {
    draft.setText(plain("And this"));
    composer.restore(aMessage({ text: plain("First this") }));
    expect(shown).toMatch(/^First this\s+And this$/u);
  });

  it("has files in a reply only, and says so", () => {
    const toasts = show(() => <Toasts />);
    composer.write("note");
    draft.addFiles([aFile("plan.pdf")]);
    expect(draft.shownFiles()).toEqual([]);
    expect(toasts.textContent).toContain(say.filesInReplies);
  });

  it("keeps what the hub has of its files for the next page", async () => {
    draft.addFiles([aFile("plan.pdf")]);
    PlayedRequest.newest?.answer(201, stored);
    await settle();
    openPage();
    expect(draft.shownFiles().map(({ name }) => name)).toEqual(["plan.pdf"]);
  });
});

describe("sending", () => {
  const replies = () => `POST /conversations/${id}/replies`;
  const answer = (body: unknown) =>
    aMessage({ id: "msg_9", conversationId: id, clientKey: (body as { clientKey: string }).clientKey });

  it("is held back while there is nothing to send, a file is on its way, or a text is fetched", async () => {
    expect(submit.isReady()).toBe(false);
    draft.setText(plain("See this"));
    expect(submit.isReady()).toBe(true);
    draft.addFiles([aFile("plan.pdf")]);
    expect(submit.isReady()).toBe(false);
    PlayedRequest.newest?.answer(201, stored);
    await settle();
    expect(submit.isReady()).toBe(true);
    waits = true;
    expect(submit.isReady()).toBe(false);
  });

  it("pages 12: says why a file failed, and that it keeps the good one beside it from going out", async () => {
    show(() => <PendingFiles files={draft.shownFiles()} drop={draft.dropFile} />);
    draft.addFiles([aFile("big.bin")]);
    PlayedRequest.newest?.answer(413, {
      code: "body_too_large",
      message: "The request is larger than 26214400 bytes.",
      facts: { max: 25_000_000 },
    });
    draft.addFiles([aFile("plan.pdf")]);
    PlayedRequest.newest?.answer(201, stored);
    await settle();
    expect(document.querySelector("[data-failed] .file-size")?.textContent).toBe(say.fileTooLarge("25 MB"));
    expect(document.querySelector("[role=status]")?.textContent).toBe(say.removeToSend("big.bin"));
    expect(submit.isReady()).toBe(false);
    await press(say.removeAttachment("big.bin"));
    expect([document.querySelector("[role=status]")?.textContent, submit.isReady()]).toEqual(["", true]);
  });

  it("is held back by a file that failed, until that is taken out", async () => {
    draft.setText(plain("See this"));
    draft.addFiles([aFile("plan.pdf")]);
    PlayedRequest.newest?.answer(413, { code: "too_large", message: "Too large." });
    await settle();
    const [file] = draft.shownFiles();
    expect(file?.fault).toBe("Too large.");
    expect(submit.isReady()).toBe(false);
    draft.dropFile(file?.key ?? "");
    expect(submit.isReady()).toBe(true);
  });

  it("empties the box and forgets the draft at once", async () => {
    const asked = playHub({ [replies()]: answer });
    draft.addFiles([aFile("plan.pdf")]);
    PlayedRequest.newest?.answer(201, stored);
    await settle();
    draft.setText(plain("See this"));
    const sent = submit.submit();
    expect([shown, kept(), draft.shownFiles()]).toEqual(["", undefined, []]);
    await sent;
    expect(asked[0]?.body).toMatchObject({ text: plain("See this"), attachmentIds: ["att_1"] });
  });

  it("leaves the files of a reply where they are, when a note is sent", async () => {
    const asked = playHub({ [`POST /conversations/${id}/notes`]: answer });
    draft.addFiles([aFile("plan.pdf")]);
    PlayedRequest.newest?.answer(201, stored);
    await settle();
    composer.write("note");
    draft.setText(plain("Call her"));
    await submit.submit();
    expect([asked.length, draft.shownFiles().length]).toEqual([1, 1]);
  });

  it("resolves the conversation afterwards where that was asked for, but not after a refusal", async () => {
    const closure = `POST /conversations/${id}/closure`;
    const resolved = () => aConversation({ id, status: "resolved", version: 2 });
    const refusing = playHub({ [replies()]: () => refused(422, "Too long."), [closure]: resolved });
    draft.setText(plain("Bye"));
    await submit.submit(true);
    expect(refusing.map(({ route }) => route)).toEqual([replies()]);
    const taking = playHub({ [replies()]: answer, [closure]: resolved });
    draft.setText(plain("Bye"));
    await submit.submit(true);
    expect(taking.map(({ route }) => route).slice(0, 2)).toContain(closure);
    expect(live.conversations[id]?.status).toBe("resolved");
  });
});

describe("an edit", () => {
  const message = () => aMessage({ id: "msg_1", conversationId: id, text: plain("As it was") });
  const edit = (text: string) => {
    dispatch({ kind: "messages_read", conversationId: id, messages: [message()], newest: true });
    composer.edit(message());
    draft.setText(plain(text));
    return submit.submit();
  };
  const inThread = () => live.messages[id]?.[0]?.text.text;

  it("shows at once, and sends no message", async () => {
    const asked = playHub({
      "PATCH /messages/msg_1": () => ({ ...message(), text: plain("As it should be"), version: 2 }),
    });
    const saved = edit("As it should be");
    expect([inThread(), composer.edited(), submit.isReady()]).toEqual(["As it should be", null, false]);
    await saved;
    expect(asked.map(({ route }) => route)).toEqual(["PATCH /messages/msg_1"]);
  });

  it("is undone when the hub refuses, which says why and lets one go on with it", async () => {
    const toasts = show(() => <Toasts />);
    playHub({ "PATCH /messages/msg_1": () => refused(409, "Too late to edit.") });
    await edit("As it should be");
    expect(inThread()).toBe("As it was");
    expect(toasts.textContent).toContain(say.editRefused("Too late to edit."));
    await press(say.editAgain);
    expect([composer.edited()?.id, shown]).toEqual(["msg_1", "As it should be"]);
  });
});
