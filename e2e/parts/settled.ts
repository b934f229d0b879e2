import type { Page } from "playwright-core";
import { soon } from "./stage.ts";

/** Nothing is on its way and the page has its content. The stream never ends, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1, h2, [role=log], [role=textbox]").filter({ visible: true }).first().waitFor();
  // Asked from outside: a wait inside the page evaluates text there, which its policy forbids.
  await soon(() =>
    page.evaluate<boolean>(
      "document.fonts.status === 'loaded' && !document.querySelector('.bone') && [...document.querySelectorAll('#content')].every((pane) => !pane.checkVisibility() || pane.querySelector('h1, h2') !== null)",
    ),
  ).toBe(true);
}
