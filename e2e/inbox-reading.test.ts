import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { painted } from "./parts/painted.ts";
import {
  ask,
  bubble,
  choose,
  conversationOn,
  nextSecond,
  openConversation,
  openStage,
  reply,
  row,
  soon,
  talkTo,
  thread,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

describe("a conversation opened by its address", () => {
  test("offers what its platform can do, though the list comes later and knows less of it", async () => {
    await talkTo(stage, olga, "Ada Lamp");
    const shown = Promise.withResolvers<void>();
    await olga.route("**/api/conversations?*", async (route) => {
      await shown.promise;
      await route.continue();
    });
    await olga.reload();
    await bubble(olga, "Hello from Ada Lamp").waitFor();
    shown.resolve();
    await row(olga, "Ada Lamp").waitFor();
    await olga.unroute("**/api/conversations?*");
    await bubble(olga, "Hello from Ada Lamp").hover();
    await bubble(olga, "Hello from Ada Lamp").getByRole("button", { name: "Message actions" }).click();
    await olga.getByRole("menuitem", { name: "👍" }).waitFor();
    await olga.keyboard.press("Escape");
  });
});

describe("a label a colleague removes", () => {
  test("does not keep others from being set where it stood", async () => {
    const make = async (name: string): Promise<string> =>
      String(Object(await ask(stage, olga, "post", "/labels", { name, colour: "red" })).id);
    const [removed] = [await make("Gone"), await make("Stays")];
    await ask(stage, olga, "put", `/conversations/${conversationOn(olga)}/labels`, { labelIds: [removed] });
    await row(olga, "Ada Lamp").getByTitle("Gone").waitFor();
    await ask(stage, olga, "delete", `/labels/${removed}`);
    await olga.getByRole("button", { name: "Labels" }).click();
    await soon(() => olga.getByRole("option").allTextContents()).toEqual(["Stays"]);
    await olga.getByRole("option", { name: "Stays" }).click();
    await row(olga, "Ada Lamp").getByTitle("Stays").waitFor();
    await soon(() => row(olga, "Ada Lamp").getByTitle("Gone").count()).toBe(0);
    await olga.keyboard.press("Escape");
  });

  test("is not any label to a list that asks for it, and the list can be asked for something else", async () => {
    const label = String(
      Object(await ask(stage, olga, "post", "/labels", { name: "Short-lived", colour: "red" })).id,
    );
    await olga.goto(`${stage.url}/inbox?label=${label}`);
    const chosen = () =>
      olga.getByRole("combobox", { name: "Label" }).locator("option:checked").textContent();
    await soon(chosen).toBe("Short-lived");
    await ask(stage, olga, "delete", `/labels/${label}`);
    await soon(chosen).toBe("Removed");
    await olga.goto(`${stage.url}/inbox?label=${label}&channel=chn_gone&assignee=usr_gone`);
    await soon(chosen).toBe("Removed");
    await soon(() => olga.getByRole("option", { name: "Removed" }).count()).toBe(3);
    await olga.getByRole("button", { name: "Clear filters" }).first().click();
    await soon(chosen).toBe("Any");
    await row(olga, "Ada Lamp").click();
  });
});

describe("the list", () => {
  test("takes words typed with a pause between them", async () => {
    const search = olga.getByRole("searchbox", { name: "Search names and last messages" });
    await search.pressSequentially("Ada ");
    await olga.waitForURL(/q=Ada$/);
    await search.pressSequentially("Lamp");
    await olga.waitForURL(/q=Ada(\+|%20)Lamp$/);
    expect(await search.inputValue()).toBe("Ada Lamp");
  });

  test("says of a search without a hit what was searched for, and ends it; its tabs count nothing meanwhile", async () => {
    const tabs = olga.getByRole("tablist").getByRole("tab");
    await olga.getByRole("searchbox", { name: "Search names and last messages" }).fill("Nobody Atall");
    await olga.getByText("No open conversations have “Nobody Atall” in the name or last message.").waitFor();
    expect(await tabs.allTextContents()).toEqual(["Mine", "Unassigned", "All"]);
    await olga.getByRole("button", { name: "Clear search" }).last().click();
    await row(olga, "Ada Lamp").waitFor();
    await soon(() => tabs.last().textContent()).toMatch(/^All\d+$/);
  });
});

describe("the list", () => {
  test("keeps the reading position when messages come", async () => {
    const others = await Promise.all(
      Array.from({ length: 16 }, (_, at) => stage.customer(`Guest ${at + 1}.`)),
    );
    for (const one of others) await one.write("Hello");
    for (const one of others) await soon(() => one.texts()).toHaveLength(2);
    await olga.goto(stage.url);
    const place = () => olga.evaluate<number>("document.querySelector('.list-scroll').scrollTop");
    await openConversation(olga, "Guest 16.");
    await olga.evaluate("document.querySelector('.list-scroll').scrollTo(0, 300)");
    await soon(place).toBe(300);
    await nextSecond();
    await others[8]?.write("Any news?");
    await row(olga, "Guest 9.").getByText("Any news?").waitFor();
    expect(await place()).toBe(300);
  });

  test("and the conversation show the current names of labels and members", async () => {
    const label = String(
      Object(await ask(stage, olga, "post", "/labels", { name: "Repair", colour: "orange" })).id,
    );
    await openConversation(olga, "Guest 9.");
    await olga.getByRole("group", { name: "Actions" }).getByRole("button", { name: "Labels" }).click();
    await olga.getByRole("option", { name: "Repair" }).click();
    await olga.keyboard.press("Escape");
    await row(olga, "Guest 9.").getByTitle("Repair").waitFor();
    await ask(stage, olga, "patch", `/labels/${label}`, { name: "Workshop" });
    await row(olga, "Guest 9.").getByTitle("Workshop").waitFor();
    await ask(stage, olga, "put", `/conversations/${conversationOn(olga)}/assignee`, {
      userId: Object(await ask(stage, olga, "get", "/me")).user.id,
    });
    await olga.getByRole("button", { name: "Assigned to Administrator" }).waitFor();
    await olga.getByText("Administrator assigned this to themselves").waitFor();
    await ask(stage, olga, "patch", "/me", { name: "Olga Desk" });
    await olga.getByRole("button", { name: "Assigned to Olga Desk" }).waitFor();
  });
});

describe("a reaction", () => {
  test("is taken off again when the hub refuses it", async () => {
    await olga.route("**/api/messages/*/reactions", (route) =>
      route.fulfill({ status: 500, json: { code: "internal", message: "Something went wrong." } }),
    );
    await choose(olga, "Any news?", "👍");
    await olga.getByText("Something went wrong.").waitFor();
    expect(await bubble(olga, "Any news?").getByRole("button", { name: /👍/ }).count()).toBe(0);
    await olga.unroute("**/api/messages/*/reactions");
  });
});

describe("a conversation that is opened", () => {
  test("counts as read, though an earlier request is answered after the mark", async () => {
    const ben = await stage.customer("Ben Unread");
    await ben.write("Anybody there?");
    await soon(() => ben.texts()).toHaveLength(2);
    await row(olga, "Ben Unread").getByText("1 unread").waitFor({ state: "attached" });
    const marked = olga.waitForResponse(
      (response) => response.request().method() === "PUT" && response.url().endsWith("/read"),
    );
    const late = Promise.withResolvers<void>();
    await olga.route(
      /\/api\/conversations\/cnv_[^/]+$/,
      async (route) => {
        const response = await route.fetch();
        await (await marked).finished();
        await painted(olga);
        await route.fulfill({ response });
        late.resolve();
      },
      { times: 1 },
    );
    await openConversation(olga, "Ben Unread");
    await late.promise;
    await painted(olga);
    expect(
      await row(olga, "Ben Unread")
        .getByText(/unread/)
        .count(),
    ).toBe(0);
  });
});

describe("what is covered", () => {
  test("is read once one asks for it, and not in a quote, the list or the box before", async () => {
    await talkTo(stage, olga, "Sue Spoiler");
    const text = { text: "It ends with Rosebud", marks: [{ kind: "spoiler", start: 13, end: 20 }] };
    await ask(stage, olga, "post", `/conversations/${conversationOn(olga)}/replies`, {
      clientKey: "spoiler-1",
      text,
    });
    const cover = bubble(olga, "Rosebud").getByRole("button", { name: "Show hidden text" });
    await cover.waitFor();
    const { violations } = await new AxeBuilder({ page: olga })
      .setLegacyMode()
      .withRules(["label-content-name-mismatch"])
      .analyze();
    expect(violations).toEqual([]);
    await bubble(olga, "Rosebud").hover();
    await bubble(olga, "Rosebud").getByRole("button", { name: "Reply" }).click();
    await olga.getByText("It ends with ▒▒▒▒▒▒▒").last().waitFor();
    await reply(olga, "Did I say too much?");
    await bubble(olga, "Did I say too much?")
      .getByRole("button", { name: /In reply to .*It ends with ▒▒▒▒▒▒▒$/ })
      .waitFor();
    await olga.reload();
    await bubble(olga, "Did I say too much?")
      .getByRole("button", { name: /In reply to .*It ends with ▒▒▒▒▒▒▒$/ })
      .waitFor();
    await cover.click();
    await thread(olga).getByText("Rosebud").waitFor();
    expect(await olga.getByText("Rosebud").count()).toBe(1);
  });
});

describe("the page", () => {
  test("cannot be scrolled away under a long conversation with a note in it", async () => {
    const lea = await talkTo(stage, olga, "Lea Lengthy");
    for (let line = 1; line <= 40; line += 1) await lea.write(`Line ${line}.`);
    await bubble(olga, "Line 40.").waitFor();
    await olga.getByRole("button", { name: "Note", exact: true }).click();
    await olga.getByRole("textbox", { name: "Note" }).fill("She goes on.");
    await olga.keyboard.press("Enter");
    await bubble(olga, "She goes on.").getByText("Private note").waitFor({ state: "attached" });
    await olga.getByRole("group", { name: "Message type" }).getByRole("button", { name: "Reply" }).click();
    await olga.evaluate("scrollTo(0, 10_000)");
    await painted(olga);
    expect(await olga.evaluate<number>("scrollY")).toBe(0);
  });
});

describe("the thread", () => {
  const AT_LENGTH = `At length.\n${"And on.\n".repeat(30)}To the end.`;
  const edit = async (before: string, text: string) => {
    const { items } = Object(
      await ask(stage, olga, "get", `/conversations/${conversationOn(olga)}/messages`),
    );
    const { id } = items.find((message: { text: { text: string } }) => message.text.text === before);
    await ask(stage, olga, "patch", `/messages/${id}`, { text: { text, marks: [] } });
    await bubble(olga, text.slice(-12)).waitFor({ state: "attached" });
  };
  /** Returns the position once every event so far is painted. */
  const standing = async (text: string) => {
    await painted(olga);
    return (await bubble(olga, text).boundingBox())?.y ?? 0;
  };

  test("stays where one reads when a message above grows or shrinks", async () => {
    const kim = await talkTo(stage, olga, "Kim Reads");
    await reply(olga, "In short.");
    await soon(() => kim.texts()).toContain("In short.");
    await nextSecond();
    for (let line = 1; line <= 40; line += 1) await kim.write(`Line ${line}.`);
    await bubble(olga, "Line 40.").waitFor();
    await bubble(olga, "Line 20.").scrollIntoViewIfNeeded();
    await olga.getByRole("button", { name: "Jump to latest message" }).waitFor();
    const before = await standing("Line 20.");
    await edit("In short.", AT_LENGTH);
    expect(Math.abs((await standing("Line 20.")) - before)).toBeLessThan(2);
    await edit(AT_LENGTH, "In short again.");
    expect(Math.abs((await standing("Line 20.")) - before)).toBeLessThan(2);
  });

  test("stays at the end when something above it grows", async () => {
    await olga.getByRole("button", { name: "Jump to latest message" }).click();
    const before = await standing("Line 40.");
    await edit("In short again.", AT_LENGTH);
    expect(Math.abs((await standing("Line 40.")) - before)).toBeLessThan(2);
  });
});

describe("a conversation that is not there", () => {
  test("leads back to the inbox", async () => {
    await olga.goto(`${stage.url}/inbox/cnv_0199f0a4c1d27c3e8b5a1f2e3d4c5b00`);
    await olga.getByRole("link", { name: "Go to the inbox" }).click();
    await row(olga, "Kim Reads").waitFor();
  });
});
