import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, expect, vi } from "vitest";
import { ADMIN, startHubProcess, type HubProcess } from "../../hub/testing/start-hub-process.ts";
import { copyReadyHome } from "../../hub/testing/copy-ready-home.ts";
import { openBrowser } from "./browser.ts";
import { playOn, type Customer, type PlayedStage } from "./platform.ts";

/** A fresh hub for a test file, with a browser and its users. Its own customers are on Telegram. */
export type Stage = PlayedStage & {
  readonly url: string;
  /** Opens a page without a session. It must report no error: on the console, uncaught, or by its policy. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page of a signed-in user. */
  enter(
    person?: { readonly email: string; readonly password: string },
    options?: BrowserContextOptions,
  ): Promise<Page>;
  /** Opens a platform of the sandbox that the hub has a channel of. */
  on(kind: string): PlayedStage;
};

export type { Customer };
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
  return {
    url: hub.url,
    open,
    enter: async (person = ADMIN, options = DESK) => {
      const page = await open("/", options);
      await signIn(page, person);
      return page;
    },
    on: (kind) => playOn(hub.url, kind),
    ...playOn(hub.url, "telegram"),
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
