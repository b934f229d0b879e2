import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import {
  ADMIN,
  ask,
  bubble,
  DESK,
  openConversation,
  openStage,
  PHONE,
  reply,
  row,
  soon,
  talkTo,
  thread,
  type Customer,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let mia: Customer;
/** Where everything is that has an address of its own. */
let places: readonly string[];
/** What is seen without signing in. */
let outside: readonly string[];

beforeAll(async () => {
  stage = await openStage();
  const olga = await stage.enter();
  mia = await talkTo(stage, olga, "Mia Marked", "Is lamp 7 back? https://example.com/lamps");
  await reply(olga, "It is, in blue.");
  await olga.getByRole("button", { name: "Note", exact: true }).click();
  await olga.getByRole("textbox", { name: "Note" }).fill("A regular");
  await olga.keyboard.press("Enter");
  await bubble(olga, "A regular").waitFor();
  const first = async (path: string): Promise<string> =>
    String(Object(await ask(stage, olga, "get", path)).items[0].id);
  const invitation = new URL(
    Object(await ask(stage, olga, "post", "/invitations", { email: "nia@example.test", role: "agent" })).link,
  );
  await ask(stage, olga, "post", "/labels", { name: "Repair", colour: "orange" });
  await ask(stage, olga, "post", "/templates", {
    shortcut: "hi",
    name: "Hello",
    text: { text: "Hello.", marks: [] },
  });
  const [conversation, contact, channel, rule] = await Promise.all([
    first("/conversations"),
    first("/contacts"),
    first("/channels"),
    first("/rules"),
  ]);
  const settings = [
    "profile",
    "keys",
    "general",
    "channels",
    `channels/${channel}`,
    "channels/new",
    "rules",
    `rules/${rule}`,
    "rules/new",
    "canned",
    "labels",
    "members",
    "roles",
    "hours",
    "api-keys",
    "audit",
  ];
  places = [
    "/inbox",
    `/inbox/${conversation}`,
    "/contacts",
    `/contacts/${contact}`,
    "/settings",
    ...settings.map((section) => `/settings/${section}`),
    "/nowhere",
  ];
  outside = ["/sign-in", invitation.pathname + invitation.search, "/sandbox", "/demo"];
  await olga.context().close();
});

describe("no page", () => {
  test("has anything that axe objects to at a desk, light or dark, or is wider than the screen", async () => {
    expect([...(await walk(DESK, undefined, outside)), ...(await walk(DESK, ADMIN, places))]).toEqual([]);
  });

  test("has anything that axe objects to on a phone, or is wider than it", async () => {
    expect([
      ...(await walk(PHONE, undefined, outside)),
      ...(await walk(
        PHONE,
        ADMIN,
        places.filter((place) => !/new|rules|labels|canned/.test(place)),
      )),
    ]).toEqual([]);
  });
});

describe("the page", () => {
  test("hardly moves while it loads, whichever it is", async () => {
    const page = await stage.enter();
    await page.addInitScript(
      "window.shifted = 0; new PerformanceObserver((list) => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value; }).observe({ type: 'layout-shift', buffered: true });",
    );
    for (const place of places) {
      await page.goto(`${stage.url}${place}`, { waitUntil: "load" });
      await settled(page);
      expect(await page.evaluate<number>("window.shifted"), place).toBeLessThan(0.02);
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
    const paper = () => page.evaluate<string>("getComputedStyle(document.documentElement).colorScheme");
    const light = await paper();
    await page.getByLabel("Appearance").selectOption({ label: "Dark" });
    await soon(paper).not.toBe(light);
    const dark = await paper();
    await page.reload();
    await page.getByLabel("Appearance").waitFor();
    expect(await paper()).toBe(dark);
    await page.getByLabel("Appearance").selectOption({ label: "Light" });
    await soon(paper).toBe("light");
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
  await row(page, noor.name).getByText("thanks for writing").waitFor();

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
  await page.getByTitle("Assigned to Administrator").waitFor();
  await page.keyboard.press("e");
  await page.getByText("Resolved. A new message opens it again.").waitFor();
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
  // As on a slow machine: the picker is chosen from before its first frame, and leaves only after its animation.
  await page.evaluate(
    "const slow = new CSSStyleSheet(); slow.replaceSync('.floating { animation-delay: 2s !important; }'); document.adoptedStyleSheets = [slow];",
  );
  await openConversation(page, mia.name);
  await page.getByRole("region", { name: mia.name, exact: true }).focus();
  await page.keyboard.press("a");
  await page.getByRole("option", { name: "Administrator" }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("e");
  await page.getByText("Resolved. A new message opens it again.").waitFor();
  await page.keyboard.press("e");
  await page.getByRole("button", { name: "Resolve" }).waitFor();
  await page.context().close();
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const box = async (place: Locator): Promise<Box> =>
  (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Goes through addresses one by one and collects what is wrong with them; in the dark only colours differ. */
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
    await settled(page);
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

/** Nothing is on its way and the page has its content. The stream never ends, so the network is never idle. */
async function settled(page: Page): Promise<void> {
  await page.locator("h1, h2, [role=log], [role=textbox]").filter({ visible: true }).first().waitFor();
  // Asked from outside: a wait inside the page evaluates text there, which its policy forbids.
  await soon(() =>
    page.evaluate<boolean>(
      "document.fonts.status === 'loaded' && !document.querySelector('.bone') && [...document.querySelectorAll('#content')].every((pane) => !pane.checkVisibility() || pane.querySelector('h1, h2') !== null)",
    ),
  ).toBe(true);
}

const focused = (page: Page) =>
  page.evaluate<string>(
    "document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? ''",
  );
