import type { Page } from "playwright-core";

/** Waits until every event so far is painted on a page. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate<void>(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => undefined)",
  );
