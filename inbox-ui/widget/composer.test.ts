// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { button, cleanup, key, type } from "../src/parts/testing/show.ts";
import { makeComposer } from "./composer.ts";
import { openTab } from "./tab.ts";
import type { Uploaded } from "./thread.ts";
import type { Upload } from "./tray.ts";
import { wordsFor } from "./words.ts";

const words = wordsFor("en");
const send = vi.fn<(text: string, files: readonly Uploaded[]) => void>();
const typing = vi.fn<() => void>();

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.clearAllMocks();
});

const uploaded = (name: string): Uploaded => ({
  id: `att_${name}`,
  kind: "file",
  fileName: name,
  contentType: "text/plain",
  size: 1,
});
const takes: Upload = async (file) => ({ kind: "ok", value: uploaded(file.name) });
const begin = (upload: Upload = takes) => {
  const composer = makeComposer(
    words,
    openTab("chn_1", () => true),
    { send, typing, upload },
  );
  document.body.append(composer.form);
  return composer;
};
const aFile = (name: string, size = 1) => {
  const file = new File(["x"], name);
  Object.defineProperty(file, "size", { value: size });
  return file;
};
const chips = () => [...document.querySelectorAll("li")].map((chip) => chip.textContent);
const isReady = () => !button(words.send).hasAttribute("aria-disabled");
const settle = () => vi.waitFor(() => expect(chips().join("")).not.toContain("%"));

describe("the visitor's composer", () => {
  it("sends with Enter what is written, without spaces around it, and is empty then", () => {
    const { box } = begin();
    type(box, "  Is lamp 7 there? ");
    key("Enter", box);
    expect(send.mock.calls).toEqual([["Is lamp 7 there?", []]]);
    expect([box.value, isReady()]).toEqual(["", false]);
  });

  it("leaves Enter to a new line and to an input method", () => {
    const { box } = begin();
    type(box, "Hello");
    key("Enter", box, { shiftKey: true });
    key("Enter", box, { isComposing: true });
    expect(send).not.toHaveBeenCalled();
  });

  it("sends nothing that is only spaces", () => {
    const { box } = begin();
    type(box, "   ");
    key("Enter", box);
    expect([send.mock.calls, isReady()]).toEqual([[], false]);
  });

  it("has the draft on the next page, until it is sent", () => {
    type(begin().box, "Is lamp");
    expect(begin().box.value).toBe("Is lamp");
    const { box } = begin();
    key("Enter", box);
    expect(begin().box.value).toBe("");
  });

  it("tells that the visitor types, not that the box was emptied", () => {
    const { box } = begin();
    type(box, "I");
    type(box, "");
    expect(typing).toHaveBeenCalledOnce();
  });
});

describe("files for a message", () => {
  it("hold it back until they are uploaded, and go with it then", async () => {
    const upload = Promise.withResolvers<Awaited<ReturnType<Upload>>>();
    const { add, box } = begin((_, progress) => {
      progress(0.256);
      return upload.promise;
    });
    type(box, "See this");
    add([aFile("plan.pdf")]);
    expect([chips(), isReady()]).toEqual([[`plan.pdf${words.uploading(26)}`], false]);
    upload.resolve({ kind: "ok", value: uploaded("plan.pdf") });
    await settle();
    key("Enter", box);
    expect(send.mock.calls).toEqual([["See this", [uploaded("plan.pdf")]]]);
    expect(chips()).toEqual([]);
  });

  it("need no text", async () => {
    const { add, box } = begin();
    add([aFile("plan.pdf")]);
    await settle();
    key("Enter", box);
    expect(send).toHaveBeenCalledWith("", [uploaded("plan.pdf")]);
  });

  it("are not uploaded when they are too large, and say so", () => {
    const upload = vi.fn<Upload>(takes);
    begin(upload).add([aFile("film.mp4", 25_000_001), aFile("fits.mp4", 25_000_000)]);
    expect(chips()[0]).toBe(`film.mp4${words.tooBig}`);
    expect(upload.mock.calls.map(([file]) => file.name)).toEqual(["fits.mp4"]);
  });

  it("that failed do not go along, nor hold the message back", async () => {
    const { add, box } = begin(async () => ({ kind: "again" }));
    type(box, "Hello");
    add([aFile("plan.pdf")]);
    await vi.waitFor(() => expect(chips()).toEqual([`plan.pdf${words.uploadFailed}`]));
    key("Enter", box);
    expect(send).toHaveBeenCalledWith("Hello", []);
  });

  it("are ten at most", () => {
    const { add } = begin(() => new Promise(() => {}));
    add(Array.from({ length: 8 }, (_, at) => aFile(`${at}.txt`)));
    add(Array.from({ length: 8 }, (_, at) => aFile(`more-${at}.txt`)));
    expect(chips()).toHaveLength(10);
  });

  it("can be taken out, also on their way", async () => {
    const upload = Promise.withResolvers<Awaited<ReturnType<Upload>>>();
    const { add, box } = begin(() => upload.promise);
    add([aFile("plan.pdf")]);
    button(words.remove("plan.pdf")).click();
    upload.resolve({ kind: "ok", value: uploaded("plan.pdf") });
    await upload.promise;
    type(box, "Hello");
    key("Enter", box);
    expect([send.mock.calls, chips()]).toEqual([[["Hello", []]], []]);
  });
});
