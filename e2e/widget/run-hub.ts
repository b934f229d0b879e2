import { randomBytes } from "node:crypto";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll } from "vitest";
import { z } from "zod";
import { startHub } from "../../hub/hub.ts";
import { readConfig } from "../../core/kernel/config.ts";
import { freePort } from "../../core/kernel/free-port.ts";
import { testDatabase } from "../../core/testing/database.ts";
import { temporaryFolder } from "../../core/testing/temporary-folder.ts";
import { openBrowser } from "../parts/browser.ts";
import { visit } from "./visitor.ts";

/** A whole hub with its demonstration page, a browser for visitors, and Grace, who answers. */
export type RunningHub = {
  /** The demonstration under another host name, which browsers treat as another origin. */
  readonly elsewhere: string;
  /** Opens the demonstration on a foreign page with a strict policy, as a new visitor. */
  visit(options?: BrowserContextOptions, script?: string): Promise<{ page: Page; faults: readonly string[] }>;
  newestConversation(): Promise<z.infer<typeof Conversation>>;
  read(conversationId: string): Promise<void>;
  type(conversationId: string): Promise<void>;
  reply(conversationId: string, text: string): Promise<void>;
  replyWithFile(conversationId: string, fileName: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  edit(conversationId: string, text: string, next: string): Promise<void>;
  remove(conversationId: string, text: string): Promise<void>;
  textsIn(conversationId: string): Promise<string[]>;
  deliveryOf(conversationId: string, text: string): Promise<string | undefined>;
  /** Stops the hub and starts it again after `meanwhile`. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
};

const Conversation = z.object({
  id: z.string(),
  title: z.string(),
  lastMessage: z.object({ authorKind: z.string() }).nullable(),
});
const Messages = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      text: z.object({ text: z.string() }),
      delivery: z.object({ state: z.string() }).nullable(),
    }),
  ),
});

const GRACE = { email: "grace@example.com", password: "a long enough password" };

const closing: (() => Promise<void>)[] = [];

// Registered here and not in `runHub`, because a file's own hook would ignore it.
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/**
 * Starts everything on a free port with its own database; it ends with the calling file. The widget comes from `dist`,
 * which `bin/test` builds.
 */
export async function runHub(): Promise<RunningHub> {
  const port = await freePort();
  const database = await testDatabase();
  const config = readConfig({
    PARLEY_HOME: await temporaryFolder(),
    PORT: String(port),
    DATABASE_URL: database.url,
    PARLEY_SECRET_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    PARLEY_ADMIN_EMAIL: GRACE.email,
    PARLEY_ADMIN_PASSWORD: GRACE.password,
    SANDBOX: "on",
  });
  let running = await startHub(config, database.url);
  closing.push(() => running.stop());
  const browser = await openBrowser();
  closing.push(() => browser.close());
  const elsewhere = `http://127.0.0.1:${port}/demo`;
  const ask = await signIn(`http://localhost:${port}`);
  const messages = async (id: string) =>
    Messages.parse(await ask("GET", `/conversations/${id}/messages`)).items;
  const idOf = async (id: string, text: string) =>
    (await messages(id)).find((message) => message.text.text === text)?.id;
  return {
    elsewhere,
    visit: (options, script) => visit(browser, elsewhere, options, script),
    newestConversation: async () =>
      z
        .object({ items: z.array(Conversation) })
        .transform(({ items }) => Conversation.parse(items[0]))
        .parse(await ask("GET", "/conversations?status=open")),
    read: async (id) => void (await ask("PUT", `/conversations/${id}/read`)),
    type: async (id) => void (await ask("POST", `/conversations/${id}/typing`)),
    reply: async (id, text) =>
      void (await ask("POST", `/conversations/${id}/replies`, {
        clientKey: crypto.randomUUID(),
        text: { text, marks: [] },
      })),
    replyWithFile: async (id, fileName, bytes) => {
      const form = new FormData();
      form.append("file", new File([bytes], fileName));
      const file = z.object({ id: z.string() }).parse(await ask("POST", "/attachments", form));
      await ask("POST", `/conversations/${id}/replies`, {
        clientKey: crypto.randomUUID(),
        text: { text: "", marks: [] },
        attachmentIds: [file.id],
      });
    },
    edit: async (id, text, next) =>
      void (await ask("PATCH", `/messages/${await idOf(id, text)}`, { text: { text: next, marks: [] } })),
    remove: async (id, text) => void (await ask("DELETE", `/messages/${await idOf(id, text)}`)),
    textsIn: async (id) => (await messages(id)).map((message) => message.text.text),
    deliveryOf: async (id, text) =>
      (await messages(id)).find((message) => message.text.text === text)?.delivery?.state,
    restart: async (meanwhile) => {
      await running.stop();
      await meanwhile();
      running = await startHub(config, database.url);
    },
  };
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

const isForm = (body: object | undefined): body is FormData => body instanceof FormData;

async function signIn(origin: string): Promise<Ask> {
  const json = { "content-type": "application/json" };
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { origin, ...json },
    body: JSON.stringify(GRACE),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return async (method, path, body) => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: { origin, cookie, ...(isForm(body) ? {} : json) },
      ...(body && { body: isForm(body) ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
}
