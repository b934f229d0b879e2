import type { Page } from "playwright-core";
import { soon } from "./stage.ts";

/** Waits until the page has its content. The stream never ends, so the network is never idle. */
export async function loaded(page: Page): Promise<void> {
  await page.locator("h1, h2, [role=log], [role=textbox]").filter({ visible: true }).first().waitFor();
  // Polls from outside: a wait inside the page evaluates text, which the page's policy forbids.
  await soon(() =>
    page.evaluate<boolean>(
      "document.fonts.status === 'loaded' && !document.querySelector('.bone:not([data-sample] .bone)') && [...document.querySelectorAll('#content')].every((pane) => !pane.checkVisibility() || pane.querySelector('h1, h2') !== null)",
    ),
  ).toBe(true);
}
