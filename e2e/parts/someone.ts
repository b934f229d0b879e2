import type { Page } from "playwright-core";
import { ask, soon, type Stage } from "./stage.ts";
import { chooseFiles, type ChosenFile } from "./choose-files.ts";

/** Somebody who writes to the hub, whatever app they hold in their hands. */
export type Someone = {
  readonly name: string;
  write(text: string): Promise<void>;
  send(file: ChosenFile): Promise<void>;
  press(text: string, button: string): Promise<void>;
  /** Returns all texts that they see. */
  texts(): Promise<readonly string[]>;
  /** Returns how many pictures and files they see. */
  files(): Promise<number>;
};

/** What people do with a message on a platform that tells the hub of it. */
export type Deeds = {
  reply(to: string, text: string): Promise<void>;
  edit(text: string, next: string): Promise<void>;
  erase(text: string): Promise<void>;
  react(text: string, emoji: string): Promise<void>;
  /** Returns what the message with this text replies to. */
  repliesTo(text: string): Promise<string | undefined>;
  reactions(): Promise<readonly string[]>;
};

/** Adds somebody on a simulated platform. */
export async function someoneOn(stage: Stage, kind: string, name: string): Promise<Someone & Deeds> {
  const customer = await stage.on(kind).customer(name);
  const { room } = customer;
  return {
    ...customer,
    send: ({ name: file, mimeType, buffer }) =>
      room.write(customer, { file: { name: file, contentType: mimeType, bytes: new Uint8Array(buffer) } }),
    press: (text, button) => room.press(customer, text, button),
    reply: async (to, text) => room.write(customer, { text, replyTo: (await room.find(to)).id }),
    edit: (text, next) => room.edit(customer, text, next),
    erase: (text) => room.erase(customer, text),
    react: (text, emoji) => room.react(customer, text, emoji),
    repliesTo: async (text) => (await room.find(text)).replyTo?.preview,
  };
}

/** Opens the demonstration of the web chat as a visitor who says their name. */
export async function visitorOf(stage: Stage, name: string): Promise<Someone> {
  const page = await stage.open("/demo");
  await page.locator("parley-chat[data-ready]").waitFor({ state: "attached" });
  await page.evaluate(`window.parley.identify({ name: ${JSON.stringify(name)} }); window.parley.open()`);
  return visitorOn(page, name);
}

function visitorOn(page: Page, name: string): Someone {
  const log = page.getByRole("log", { name: "Conversation" });
  const send = () => page.getByRole("button", { name: "Send" }).click();
  return {
    name,
    write: async (text) => {
      await page.getByRole("textbox", { name: "Message" }).fill(text);
      await send();
    },
    send: async (file) => {
      await chooseFiles(page, [file]);
      const chosen = page.getByRole("button", { name: `Remove ${file.name}` });
      await chosen.waitFor();
      // A press while the file is still uploaded does nothing, so they press again.
      await soon(async () => {
        await send();
        return chosen.count();
      }).toBe(0);
    },
    press: (_, button) => log.getByRole("button", { name: button }).click(),
    texts: async () => (await log.innerText()).split("\n"),
    files: () => log.locator("img, a.chip").count(),
  };
}

/** Sends a message with one button, which agents do by rules and the API. */
export const sendButton = (stage: Stage, page: Page, conversationId: string, text: string, label: string) =>
  ask(stage, page, "post", `/conversations/${conversationId}/replies`, {
    clientKey: crypto.randomUUID(),
    text: { text, marks: [] },
    buttons: [[{ label, value: "pressed" }]],
  });
