import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";
import { inject } from "vitest";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];

/** A visitor's browser, closed by whoever opened it. */
export const openBrowser = (options: { readonly ignoreDefaultArgs?: string[] } = {}): Promise<Browser> => chromium.launch({ executablePath: inject("chromiumPath"), args: ARGS, ...options });

/** A page with the chat on it, in a browser that has never been there; the console's errors are kept. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}, script = ""): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  await context.addInitScript(script);
  return openTab(context, url);
}

/** One more page of the same visitor. */
export async function openTab(context: BrowserContext, url: string): Promise<{ page: Page; faults: readonly string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && !message.location().url.endsWith("/favicon.ico") && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url);
  await page.locator("parley-chat[data-ready]").waitFor({ state: "attached" });
  return { page, faults };
}

/** Opens the chat, writes and sends. */
export async function write(page: Page, text: string): Promise<void> {
  await page.evaluate("window.parley.open()");
  await field(page).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await line(page, text).waitFor();
}

export const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

/** The newest line of the conversation with these words. */
export const line = (page: Page, text: string) => page.getByRole("log", { name: "Conversation" }).getByText(text).last();
