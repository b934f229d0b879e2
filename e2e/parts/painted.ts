import type { Page } from "playwright-core";

/** Waits until everything told to a page so far is painted. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate<void>(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => undefined)",
  );
