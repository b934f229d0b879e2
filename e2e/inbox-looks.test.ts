import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { fillInbox } from "./parts/fill-inbox.ts";
import { loaded } from "./parts/loaded.ts";
import {
  ADMIN,
  DESK,
  openConversation,
  openStage,
  PHONE,
  row,
  soon,
  thread,
  type Customer,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let mia: Customer;
let paths: readonly string[];

beforeAll(async () => {
  stage = await openStage();
  ({ mia, paths } = await fillInbox(stage));
});

/** A shift of the layout that nobody asked for, and what moved. */
type Moved = { readonly by: number; readonly what: readonly string[] };

describe("the page", () => {
  test("hardly moves while it loads, whichever it is", async () => {
    const page = await stage.enter();
    await page.addInitScript(
      "window.moved = []; new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved.push({ by: shift.value, what: shift.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 120)) }); }).observe({ type: 'layout-shift', buffered: true });",
    );
    for (const path of paths) {
      await page.goto(`${stage.url}${path}`, { waitUntil: "load" });
      await loaded(page);
      const moved = await page.evaluate<readonly Moved[]>("window.moved");
      const sum = moved.reduce((all, { by }) => all + by, 0);
      expect(sum, `${path}: ${moved.flatMap(({ what }) => what).join("\n")}`).toBeLessThan(0.02);
    }
    await page.context().close();
  });

  test("is usable at 400 %, without scrolling sideways", async () => {
    const page = await stage.enter(ADMIN, { viewport: { width: 320, height: 256 } });
    await openConversation(page, mia.name);
    await page.getByRole("textbox", { name: "Reply" }).fill("Large letters");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await soon(() => mia.texts()).toContain("Large letters");
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test("says in passing what it says beside what one writes and presses, wide and on a phone", async () => {
    for (const options of [DESK, PHONE]) {
      const page = await stage.enter(ADMIN, options);
      await openConversation(page, mia.name);
      await page.getByRole("button", { name: "Resolve" }).click();
      const toast = page.getByRole("status").getByText("Resolved", { exact: true });
      await toast.waitFor();
      const said = await box(page.locator(".toast"));
      for (const place of [page.locator("form.composer"), page.getByRole("group", { name: "Actions" })])
        expect(overlap(said, await box(place))).toBe(false);
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "Resolve" }).waitFor();
      await page.context().close();
    }
  });

  test("shows a whole name on the narrowest phone, and the conversation's number at a desk", async () => {
    const page = await stage.enter(ADMIN, { ...PHONE, viewport: { width: 320, height: 640 } });
    await openConversation(page, mia.name);
    const isCut = (at: Page, selector: string) =>
      at.evaluate<boolean>(
        `(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector("${selector}"))`,
      );
    expect(await isCut(page, ".head-name > span")).toBe(false);
    await page.getByRole("button", { name: "More actions" }).click();
    for (const name of ["Assign", "Labels", "Snooze"]) await page.getByRole("menuitem", { name }).waitFor();
    await page.getByRole("menuitem", { name: "Labels" }).click();
    await page.getByRole("combobox", { name: "Find or create a label" }).waitFor();
    await page.context().close();
    const desk = await stage.enter();
    await openConversation(desk, mia.name);
    const number = await box(desk.locator(".head-number"));
    const actions = await box(desk.getByRole("group", { name: "Actions" }));
    expect([
      await isCut(desk, ".head-number"),
      await isCut(desk, ".head-via"),
      overlap(number, actions),
    ]).toEqual([false, false, false]);
    await desk.context().close();
  });

  test("shows one pane at a time on a phone, and goes back", async () => {
    const page = await stage.enter(ADMIN, PHONE);
    const list = page.getByRole("list", { name: "Conversations" });
    await list.waitFor();
    expect(await thread(page).count()).toBe(0);
    await row(page, mia.name).tap();
    await thread(page).waitFor();
    await list.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Details" }).tap();
    await page.getByRole("complementary", { name: "Details" }).waitFor();
    await page.getByRole("button", { name: "Hide details" }).tap();
    await page.getByRole("complementary", { name: "Details" }).waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "Back" }).tap();
    await list.waitFor();
    await page.getByRole("link", { name: "Settings" }).tap();
    await page.getByRole("link", { name: "Channels" }).tap();
    await page.getByRole("heading", { name: "Channels" }).waitFor();
    await page.context().close();
  });

  test("wears the dark its owner chooses, and still does tomorrow", async () => {
    const page = await stage.enter();
    await page.goto(`${stage.url}/settings/profile`);
    const colourScheme = () =>
      page.evaluate<string>("getComputedStyle(document.documentElement).colorScheme");
    const light = await colourScheme();
    await page.getByLabel("Appearance").selectOption({ label: "Dark" });
    await soon(colourScheme).not.toBe(light);
    const dark = await colourScheme();
    await page.reload();
    await page.getByLabel("Appearance").waitFor();
    expect(await colourScheme()).toBe(dark);
    await page.getByLabel("Appearance").selectOption({ label: "Light" });
    await soon(colourScheme).toBe("light");
    await page.context().close();
  });
});

test("a whole morning's work needs no mouse", async () => {
  const page = await stage.open("/");
  await soon(() => focused(page)).toBe("Email");
  await page.keyboard.type(ADMIN.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(ADMIN.password);
  await page.keyboard.press("Enter");
  await row(page, mia.name).waitFor();
  const noor = await stage.customer("Noor Keys");
  await noor.write("Can you help me?");
  await soon(() => noor.texts()).toHaveLength(2);
  await row(page, noor.name).waitFor();

  await page.keyboard.press("j");
  await page.getByRole("region", { name: noor.name, exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await soon(() => focused(page)).toBe("Reply");
  await page.keyboard.type("Gladly");
  await page.keyboard.press("Enter");
  await soon(() => noor.texts()).toContain("Gladly");

  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.getByRole("option", { name: "Administrator" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Assigned to Administrator" }).waitFor();
  await page.keyboard.press("e");
  await page.getByText("Resolved. A new message reopens it.").waitFor();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Resolve" }).waitFor();

  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog", { name: "Search and commands" }).waitFor();
  await page.keyboard.type("go to settings");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await page.waitForURL(/\/inbox/);
  await row(page, noor.name).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.context().close();
});

test("a key pressed while a picker is still closing does what it says", async () => {
  const page = await stage.enter();
  // Simulates a slow machine: the choice comes before the picker's first frame, and the picker closes after its
  // animation.
  await page.evaluate(
    "const slow = new CSSStyleSheet(); slow.replaceSync('.floating { animation-delay: 2s !important; }'); document.adoptedStyleSheets = [slow];",
  );
  await openConversation(page, mia.name);
  await page.getByRole("region", { name: mia.name, exact: true }).focus();
  await page.keyboard.press("a");
  await page.getByRole("option", { name: "Administrator" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("e");
  await page.getByText("Resolved. A new message reopens it.").waitFor();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Resolve" }).waitFor();
  await page.context().close();
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const box = async (place: Locator): Promise<Box> =>
  (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const focused = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? ''",
  );
