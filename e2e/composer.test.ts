import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bubble, expectQuiet, openConversation, openStage, reply, row, soon, talkTo, type Stage } from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
  await olga.request.post(`${stage.url}/api/templates`, { headers: { origin: stage.url.replace("127.0.0.1", "localhost") }, data: { shortcut: "hi", name: "Greeting", text: { text: "Dear {{contact.name}}, thank you.", marks: [] } } });
  await talkTo(stage, olga, "Anna Berg");
  await talkTo(stage, olga, "Bob Tal");
});
afterAll(() => expectQuiet(stage));

const waiting = () => olga.getByRole("list", { name: "Attachments" });

/** Attaches a small file and waits until the hub has it. */
async function attach(name: string): Promise<void> {
  const chosen = olga.waitForEvent("filechooser");
  await olga.getByRole("button", { name: "Attach files" }).click();
  await (await chosen).setFiles([{ name, mimeType: "text/plain", buffer: Buffer.from("thirty years of spare parts") }]);
  await waiting().getByText(name).waitFor();
  await soon(() => waiting().getByRole("progressbar").count()).toBe(0);
}

/** Drops or pastes a file, with what else is carried. */
const give = (place: string, kind: "drop" | "paste", name: string, text = "") =>
  olga.evaluate(`(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["thirty years of spare parts"], ${JSON.stringify(name)}, { type: "text/plain" }));
    if (${JSON.stringify(text)}) carried.setData("text/plain", ${JSON.stringify(text)});
    const event = ${kind === "drop"} ? new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }) : new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
    return !document.querySelector(${JSON.stringify(place)}).dispatchEvent(event);
  })()`);

/** Opens a message's menu and picks from it. */
async function choose(text: string, item: string): Promise<void> {
  await bubble(olga, text).hover();
  await bubble(olga, text).getByRole("button", { name: "Message actions" }).click();
  await olga.getByRole("menuitem", { name: item }).click();
}

/** Where one writes, whatever it is for. */
const BOX = "[role=textbox][contenteditable]";
const box = () => olga.locator(BOX);
const written = async () => (await box().innerText()).replaceAll("\u00A0", " ").trimEnd();
const drawn = (page: Page) => page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
