import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** Opens a page with the chat in a new browser profile and keeps the console's errors. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  script = "",
): Promise<{ page: Page; faults: readonly string[] }> {
  const context = await browser.newContext({ locale: "en-GB", ...options });
  await context.addInitScript(script);
  return openTab(context, url);
}

/** Opens another page of the same visitor. */
export async function openTab(
  context: BrowserContext,
  url: string,
): Promise<{ page: Page; faults: readonly string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on(
    "console",
    (message) =>
      message.type() === "error" &&
      !message.location().url.endsWith("/favicon.ico") &&
      faults.push(message.text()),
  );
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

/** Writes a first message and waits for the hub's greeting. */
export async function writeFirst(page: Page, text: string): Promise<void> {
  await write(page, text);
  await line(page, "thanks for writing").waitFor();
}

export const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

/** Returns the newest line of the conversation with this text. */
export const line = (page: Page, text: string) =>
  page.getByRole("log", { name: "Conversation" }).getByText(text).last();
