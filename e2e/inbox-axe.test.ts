import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { fillInbox } from "./parts/fill-inbox.ts";
import { loaded } from "./parts/loaded.ts";
import { ADMIN, DESK, openStage, PHONE, type Stage } from "./parts/stage.ts";

let stage: Stage;
let paths: readonly string[];
let outside: readonly string[];
/** Each walk opens about thirty pages: 20 s on a quiet machine, four times as long on a busy one. */
const PATIENCE_MS = 240_000;

beforeAll(async () => {
  stage = await openStage();
  ({ paths, outside } = await fillInbox(stage));
});

describe("no page", () => {
  test(
    "has anything that axe objects to at a desk, light or dark, or is wider than the screen",
    async () => {
      expect([...(await walk(DESK, undefined, outside)), ...(await walk(DESK, ADMIN, paths))]).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    "has anything that axe objects to on a phone, or is wider than it",
    async () => {
      expect([
        ...(await walk(PHONE, undefined, outside)),
        ...(await walk(
          PHONE,
          ADMIN,
          paths.filter((path) => !/new|rules|labels|canned/.test(path)),
        )),
      ]).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** Opens each address and collects its violations; in the dark theme only colours differ. */
async function walk(
  options: BrowserContextOptions,
  person: typeof ADMIN | undefined,
  addresses: readonly string[],
): Promise<string[]> {
  const page = await (person
    ? stage.enter(person, { ...options, colorScheme: "light" })
    : stage.open("/sign-in", { ...options, colorScheme: "light" }));
  const faults: string[] = [];
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(`${stage.url}${address}`);
    await loaded(page);
    faults.push(...(await objections(axe(page), `${address} in the light`)));
    await page.emulateMedia({ colorScheme: "dark" });
    faults.push(...(await objections(axe(page).withRules("color-contrast"), `${address} in the dark`)));
    const over = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
    if (over > 0) faults.push(`${address}: ${over} px too wide`);
  }
  await page.context().close();
  return faults;
}

const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function objections(builder: AxeBuilder, where: string): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${where}: ${id}: ${html.slice(0, 160)}`),
  );
}
