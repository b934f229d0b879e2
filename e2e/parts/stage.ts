import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, vi } from "vitest";
import { ADMIN, startHubProcess, type HubProcess } from "../../hub/testing/start-hub-process.ts";
import { copyReadyHome } from "../../hub/testing/copy-ready-home.ts";
import { SANDBOX_BOT_TOKEN } from "../../sandbox/index.ts";
import { openBrowser } from "./browser.ts";

/** A fresh hub for a test file, with a browser and its users. */
export type Stage = {
  readonly url: string;
  /** Opens a page without a session. It must report no error: on the console, uncaught, or by its policy. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page of a signed-in user. */
  enter(
    person?: { readonly email: string; readonly password: string },
    options?: BrowserContextOptions,
  ): Promise<Page>;
  /** Adds a customer on Telegram with their own conversation. */
  customer(name: string): Promise<Customer>;
  /** Adds a group; each message names its author. */
  group(title: string, members: readonly Customer[]): Promise<Group>;
  /** Sets the platform's faults (sandbox/stage/faults.ts); none removes them. */
  play(...faults: readonly object[]): Promise<void>;
  revokeToken(revoked: boolean): Promise<void>;
};

export type Group = { write(from: Customer, text: string): Promise<void> };
export type Customer = {
  /** The customer's name on the platform. */
  readonly id: number;
  readonly name: string;
  write(text: string): Promise<void>;
  /** Returns all messages on the customer's phone. */
  chat(): Promise<readonly Line[]>;
  /** Returns the reactions on messages. */
  reactions(): Promise<string>;
  /** Returns the texts on the phone. */
  texts(): Promise<readonly string[]>;
};

type Line = { readonly text?: string; readonly photo?: unknown; readonly document?: unknown };

export { ADMIN };

/** The size of an ordinary desktop page. */
export const DESK = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const running: { readonly hub: HubProcess; readonly browser: Browser; readonly faults: readonly string[] }[] =
  [];

// Registered here and not in `openStage`, because a file's own hook would ignore it.
afterAll(async () => {
  for (const { hub, browser, faults } of running) {
    // Runs before the hub stops, which every page would report as an error.
    const complaints = [...faults];
    await browser.close();
    await hub.stop();
    if (complaints.length > 0) throw new Error(`Pages complained:\n${complaints.join("\n")}`);
  }
});

/**
 * Starts hub and browser for the calling file. Both end with it, and no page may have reported an error. An empty
 * `home` makes a first start.
 */
export async function openStage(home?: string): Promise<Stage> {
  const [hub, browser] = await Promise.all([
    startHubProcess({ PARLEY_HOME: home ?? (await copyReadyHome()) }),
    openBrowser(),
  ]);
  const faults: string[] = [];
  running.push({ hub, browser, faults });
  const open: Stage["open"] = async (path, options = DESK) => {
    const page = watched(await newPage(browser, options), faults);
    await page.goto(`${hub.url}${path}`);
    return page;
  };
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${hub.url}/sandbox/telegram/control/bots/${SANDBOX_BOT_TOKEN}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!answer.ok)
      throw new Error(`The sandbox answered ${answer.status} to ${path}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  return {
    url: hub.url,
    open,
    enter: async (person = ADMIN, options = DESK) => {
      const page = await open("/", options);
      await signIn(page, person);
      return page;
    },
    customer: (name) => meet(control, name),
    group: (title, members) => gather(control, title, members),
    play: async (...rules) => void (await control("PUT", "/faults", { rules })),
    revokeToken: async (revoked) => void (await control(revoked ? "PUT" : "DELETE", "/revocation")),
  };
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  return context.newPage();
}

/** The test checks failed responses; the browser's own log line adds nothing. */
function watched(page: Page, faults: string[]): Page {
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (line) => {
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource"))
      faults.push(`${page.url()}: ${line.text()}`);
  });
  return page;
}

/** Fills the sign-in form and waits for the inbox. */
export async function signIn(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Inbox" }).first().waitFor();
}

type Control = (method: string, path: string, body?: object) => Promise<unknown>;

async function meet(control: Control, name: string): Promise<Customer> {
  const [first_name, ...rest] = name.split(" ");
  const id = Number(
    Object(
      await control("POST", "/customers", {
        first_name,
        ...(rest.length > 0 && { last_name: rest.join(" ") }),
      }),
    ).id,
  );
  const chat = async (): Promise<readonly Line[]> => Object(await control("GET", `/chats/${id}`)).messages;
  return {
    id,
    name,
    write: async (text) => void (await control("POST", `/chats/${id}/messages`, { kind: "text", text })),
    chat,
    reactions: async () => JSON.stringify(Object(await control("GET", `/chats/${id}`)).reactions),
    texts: async () => (await chat()).flatMap((line) => line.text ?? []),
  };
}

async function gather(control: Control, title: string, members: readonly Customer[]): Promise<Group> {
  const { chat } = Object(
    await control("POST", "/groups", { title, members: members.map((member) => member.id) }),
  );
  return {
    write: async (from, text) =>
      void (await control("POST", `/chats/${chat.id}/messages`, { from: from.id, kind: "text", text })),
  };
}

/** Lets a customer write and opens their conversation on the agent's page. */
export async function talkTo(
  stage: Stage,
  page: Page,
  name: string,
  text = `Hello from ${name}`,
): Promise<Customer> {
  const customer = await stage.customer(name);
  await customer.write(text);
  // The greeting comes into the thread, where it moves what a test looks at. Wait until it is on the phone.
  await vi.waitFor(async () => expect(await customer.texts()).toHaveLength(2), 15_000);
  await row(page, name).getByText(text).waitFor();
  await openConversation(page, name);
  await thread(page).getByText(text).first().waitFor();
  return customer;
}

export async function openConversation(page: Page, name: string): Promise<void> {
  // Messages move rows up, so a click may hit the neighbour; it then clicks again.
  await vi.waitFor(async () => {
    await row(page, name).click();
    await page.getByRole("region", { name, exact: true }).waitFor({ timeout: 1_500 });
  }, 20_000);
}

export const thread = (page: Page) => page.getByRole("log", { name: "Messages" });
export const row = (page: Page, name: string) =>
  page.getByRole("list", { name: "Conversations" }).getByRole("link", { name });
export const bubble = (page: Page, text: string) =>
  thread(page).getByRole("article").filter({ hasText: text }).last();

/** Returns the id of the conversation that is open on a page. */
export const conversationOn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1);

/** Types a reply and sends it with Enter. */
export async function reply(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Reply" }).fill(text);
  await page.keyboard.press("Enter");
  await bubble(page, text).waitFor();
}

/** Calls the API as the user of a page. */
export async function ask(
  stage: Stage,
  page: Page,
  method: "get" | "post" | "put" | "patch" | "delete",
  path: string,
  data?: object,
): Promise<unknown> {
  const answer = await page.request[method](`${stage.url}/api${path}`, {
    headers: { origin: stage.url.replace("127.0.0.1", "localhost") },
    ...(data && { data }),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.status() === 204 ? undefined : answer.json();
}

/** Opens a message's menu and picks from it. */
export async function choose(page: Page, text: string, item: string): Promise<void> {
  await bubble(page, text).hover();
  await bubble(page, text).getByRole("button", { name: "Message actions" }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The platform's clock counts seconds: messages of the same second may be in another order. */
export async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  const now = second();
  await soon(second).toBeGreaterThan(now);
}

/** Polls until the expectation holds. */
export const soon = <T>(read: () => T | Promise<T>) => expect.poll(read);
