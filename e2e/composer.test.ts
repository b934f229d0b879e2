import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseFiles } from "./parts/choose-files.ts";
import { painted } from "./parts/painted.ts";
import {
  ask,
  bubble,
  choose,
  openConversation,
  openStage,
  reply,
  row,
  soon,
  talkTo,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
  await ask(stage, olga, "post", "/templates", {
    shortcut: "hi",
    name: "Greeting",
    text: { text: "Dear {{contact.name}}, thank you.", marks: [] },
  });
  await talkTo(stage, olga, "Anna Berg");
  await talkTo(stage, olga, "Bob Tal");
});

describe("a canned reply that takes its time", () => {
  /** Opens the list by typing and holds back the hub's response. */
  const askLate = async () => {
    const held = Promise.withResolvers<void>();
    await olga.route(
      "**/api/templates/*/render*",
      async (route) => {
        await held.promise;
        await route.continue();
      },
      { times: 1 },
    );
    const answered = olga.waitForResponse("**/api/templates/*/render*");
    await box().pressSequentially("/hi");
    await olga.getByRole("option", { name: "/hi" }).waitFor();
    await olga.keyboard.press("Enter");
    return async () => {
      held.resolve();
      await (await answered).finished();
      await painted(olga);
    };
  };

  beforeEach(async () => {
    await openConversation(olga, "Anna Berg");
    await box().fill("");
  });

  test("replaces the text that opened it, whatever was typed since", async () => {
    const answer = await askLate();
    await olga.keyboard.type(" and more words");
    await answer();
    expect(await written()).toBe("Dear Anna Berg, thank you. and more words");
    await olga.keyboard.type(", Olga");
    expect(await written()).toBe("Dear Anna Berg, thank you. and more words, Olga");
  });

  test("never comes into another customer's conversation", async () => {
    const answer = await askLate();
    await openConversation(olga, "Bob Tal");
    await box().pressSequentially("Hello Bob, this is my text");
    await answer();
    expect(await written()).toBe("Hello Bob, this is my text");
    await box().fill("");
  });

  test("comes once, and is not sent as what was typed, when Enter is pressed twice", async () => {
    const answer = await askLate();
    await olga.keyboard.press("Enter");
    await answer();
    expect(await written()).toBe("Dear Anna Berg, thank you.");
    expect(await bubble(olga, "/hi").count()).toBe(0);
  });

  test("is dropped when the text that opened it was deleted", async () => {
    const answer = await askLate();
    for (const _ of "/hi") await olga.keyboard.press("Backspace");
    await olga.keyboard.type("Rather by hand");
    await answer();
    expect(await written()).toBe("Rather by hand");
  });
});

describe("a page over plain http", () => {
  test("sends, changes and copies, though browsers give it no random ids and no clipboard", async () => {
    await olga.addInitScript(
      "if (!sessionStorage.secure) { delete Crypto.prototype.randomUUID; delete Navigator.prototype.clipboard; }",
    );
    await olga.reload();
    const cleo = await talkTo(stage, olga, "Cleo Plain");
    await attach("plan.txt");
    await reply(olga, "Over plain http");
    await soon(() => cleo.files()).toBe(1);
    await choose(olga, "Over plain http", "Copy text");
    await box().press("ControlOrMeta+v");
    await soon(written).toBe("Over plain http");
    await box().fill("");
    await olga.getByRole("button", { name: "Resolve" }).click();
    await soon(() => row(olga, "Cleo Plain").count()).toBe(0);
    await olga.evaluate("sessionStorage.secure = 1");
    await olga.reload();
  });
});

describe("a quote", () => {
  test("is left without what was written", async () => {
    await talkTo(stage, olga, "Dan Quote", "Which lamp?");
    await box().fill("The blue one");
    for (const leave of [
      () => olga.getByRole("button", { name: "Cancel reply" }).click(),
      () => box().press("Escape"),
    ]) {
      await choose(olga, "Which lamp?", "Reply");
      await olga.getByText("Replying to Dan Quote").waitFor();
      await leave();
      await olga.getByText("Replying to Dan Quote").waitFor({ state: "hidden" });
      expect(await written()).toBe("The blue one");
    }
    await box().fill("");
  });
});

describe("an edit", () => {
  const edit = async (text: string, by: string) => {
    await choose(olga, text, "Edit");
    await olga.getByText("Editing your message").waitFor();
    await box().fill(by);
  };

  test("gives back what was being written before it", async () => {
    await talkTo(stage, olga, "Eve Edit");
    await reply(olga, "Forty euros");
    await box().fill("And another th");
    await edit("Forty euros", "Never mind");
    await olga.keyboard.press("Escape");
    await soon(written).toBe("And another th");
    await edit("Forty euros", "Fifty euros");
    await olga.keyboard.press("Enter");
    await bubble(olga, "Fifty euros").waitFor();
    await soon(written).toBe("And another th");
  });

  test("shows at once, is requested once, and leaves text written meanwhile alone", async () => {
    const held = Promise.withResolvers<void>();
    let requests = 0;
    await olga.route("**/api/messages/*", async (route) => {
      requests += 1;
      await held.promise;
      await route.continue();
    });
    await edit("Fifty euros", "Sixty euros");
    await olga.keyboard.press("Enter");
    await olga.keyboard.press("Enter");
    await bubble(olga, "Sixty euros").waitFor();
    await box().press("End");
    await olga.keyboard.type("ing");
    await openConversation(olga, "Dan Quote");
    await choose(olga, "Which lamp?", "Reply");
    await box().fill("For Dan");
    const answered = olga.waitForResponse("**/api/messages/*");
    held.resolve();
    await (await answered).finished();
    await painted(olga);
    expect(requests).toBe(1);
    expect(await written()).toBe("For Dan");
    expect(await olga.getByText("Replying to Dan Quote").count()).toBe(1);
    await box().fill("");
    await openConversation(olga, "Eve Edit");
    expect(await written()).toBe("And another thing");
    expect(await bubble(olga, "And another th").count()).toBe(0);
    await olga.unroute("**/api/messages/*");
  });

  test("that is refused is put back in words, and can be taken up again", async () => {
    await olga.route(
      "**/api/messages/*",
      (route) =>
        route.fulfill({ status: 409, json: { code: "edit_late", message: "It is too late for that." } }),
      { times: 1 },
    );
    await edit("Sixty euros", "Seventy euros");
    await olga.keyboard.press("Enter");
    await olga.getByText("It is too late for that.").waitFor();
    await bubble(olga, "Sixty euros").waitFor();
    await olga.getByRole("button", { name: "Edit again" }).click();
    expect(await written()).toBe("Seventy euros");
    await olga.keyboard.press("Escape");
    await soon(written).toBe("And another thing");
    await box().fill("");
  });
});

describe("a note", () => {
  test("leaves the files to the reply, in words, and takes no more", async () => {
    const finn = await talkTo(stage, olga, "Finn Files");
    await attach("offer.txt");
    await olga.getByRole("button", { name: "Note", exact: true }).click();
    await olga.getByText("Notes can't have files. Your files stay here for your next reply.").waitFor();
    await olga.getByRole("button", { name: "Add note" }).click({ force: true });
    await give(BOX, "drop", "more.txt");
    await olga.getByText("You can attach files to replies only.").waitFor();
    expect(await waiting().getByRole("listitem").count()).toBe(1);
    await box().fill("He wants the offer");
    await olga.keyboard.press("Enter");
    await bubble(olga, "He wants the offer").getByText("Private note").waitFor();
    expect(await waiting().getByRole("listitem").count()).toBe(1);
    expect(await olga.getByText("Private note").count()).toBe(1);
    await olga.getByRole("group", { name: "Message type" }).getByRole("button", { name: "Reply" }).click();
    await reply(olga, "Here it is");
    await soon(() => finn.files()).toBe(1);
    expect(await waiting().count()).toBe(0);
  });
});

describe("what is pasted or dropped", () => {
  test("is text where there is text, though a picture of it comes along", async () => {
    await talkTo(stage, olga, "Gil Paste");
    await box().focus();
    await give(BOX, "paste", "cells.png", "12 lamps");
    await soon(written).toBe("12 lamps");
    expect(await waiting().count()).toBe(0);
    await box().fill("");
    await give(BOX, "paste", "copied.txt", "copied.txt");
    await waiting().getByText("copied.txt").waitFor();
    expect(await written()).toBe("");
  });

  test("on the messages goes where one writes, and nowhere away from the page", async () => {
    expect(await give("[role=log]", "drop", "thread.txt")).toBe(true);
    await waiting().getByText("thread.txt").waitFor();
    expect(await give("nav", "drop", "astray.txt")).toBe(true);
    expect(await waiting().getByText("astray.txt").count()).toBe(0);
  });

  test("waits with the draft when one looks into another conversation", async () => {
    await soon(() => waiting().getByRole("progressbar").count()).toBe(0);
    await openConversation(olga, "Finn Files");
    expect(await waiting().count()).toBe(0);
    await openConversation(olga, "Gil Paste");
    await waiting().getByText("thread.txt").waitFor();
    await waiting().getByRole("button", { name: "Remove copied.txt" }).click();
    await reply(olga, "As we said");
    expect(await waiting().count()).toBe(0);
    await bubble(olga, "As we said").getByText("thread.txt").waitFor();
    await olga.reload();
    await bubble(olga, "As we said").waitFor();
    expect(await waiting().count()).toBe(0);
  });
});

describe("what one types", () => {
  test("is sent as it is when it only looks like an emoji's name", async () => {
    await openConversation(olga, "Gil Paste");
    await box().pressSequentially("All done :D");
    await olga.keyboard.press("Enter");
    await bubble(olga, "All done :D").waitFor();
    await box().pressSequentially(":thum");
    await soon(() => olga.getByRole("option").first().textContent()).toContain("thumbs up");
    await box().fill("");
  });

  test("begins as a note for whoever may only write those", async () => {
    const page = await stage.enter();
    await page.route("**/api/me", async (route) => {
      const response = await route.fetch();
      const me = Object(await response.json());
      delete me.permissions["conversation.reply"];
      await route.fulfill({ response, json: me });
    });
    await page.reload();
    await openConversation(page, "Gil Paste");
    await page.getByRole("textbox", { name: "Note" }).waitFor();
    expect(
      await page.getByRole("group", { name: "Message type" }).getByRole("button", { name: "Reply" }).count(),
    ).toBe(0);
    await page.context().close();
  });
});

describe("the list of canned replies", () => {
  test("shows how each begins, and says when there are none yet and where one makes them", async () => {
    await openConversation(olga, "Anna Berg");
    await box().pressSequentially("/");
    await soon(() => olga.getByRole("option", { name: "/hi" }).textContent()).toContain(
      "Dear {{contact.name}}, thank you.",
    );
    await box().fill("");
    const { items } = Object(await ask(stage, olga, "get", "/templates"));
    for (const { id } of items) await ask(stage, olga, "delete", `/templates/${id}`);
    await box().pressSequentially("/");
    await olga.getByText("No canned replies yet.").waitFor();
    await olga.getByRole("link", { name: "Add canned reply" }).click();
    await olga.waitForURL("**/settings/canned");
    await olga.goto(`${stage.url}/inbox`);
    await openConversation(olga, "Anna Berg");
    await box().fill("");
  });
});

describe("a link", () => {
  test("is refused where it is written when its address is none one can follow", async () => {
    await openConversation(olga, "Anna Berg");
    await box().fill("");
    const address = olga.getByRole("textbox", { name: "Web address" });
    for (const bad of ["javascript:alert(1)", "two words", "https://"]) {
      await olga.getByRole("button", { name: "Link", exact: true }).click();
      await address.fill(bad);
      await olga.keyboard.press("Enter");
      await olga.getByRole("alert").getByText("Enter a web address").waitFor();
      await olga.keyboard.press("Escape");
      await address.waitFor({ state: "hidden" });
    }
    await olga.getByRole("button", { name: "Link", exact: true }).click();
    await address.fill("example.com/lamps");
    await olga.keyboard.press("Enter");
    await soon(written).toBe("https://example.com/lamps");
    await box().fill("");
  });
});

describe("a message the hub refused", () => {
  test("is taken back into the box, with what it answered and carried, and sent changed", async () => {
    await openConversation(olga, "Anna Berg");
    await box().fill("");
    await bubble(olga, "Hello from Anna Berg").hover();
    await bubble(olga, "Hello from Anna Berg").getByRole("button", { name: "Reply" }).click();
    await attach("refused.txt");
    await olga.route(
      "**/replies",
      (route) => route.fulfill({ status: 422, json: { code: "invalid", message: "Not like this." } }),
      { times: 1 },
    );
    await reply(olga, "As it was");
    await bubble(olga, "As it was").getByText("Not like this.").waitFor();
    await box().fill("Half a thought");
    await bubble(olga, "As it was").getByRole("button", { name: "Edit" }).click();
    await soon(written).toBe("As it was\nHalf a thought");
    await olga.getByText("Replying to Anna Berg").waitFor();
    await waiting().getByText("refused.txt").waitFor();
    expect(await bubble(olga, "As it was").count()).toBe(0);
    await box().fill("As it shall be");
    await olga.keyboard.press("Enter");
    await bubble(olga, "As it shall be").getByText("refused.txt").waitFor();
    await bubble(olga, "As it shall be")
      .getByRole("button", { name: /^In reply to/ })
      .waitFor();
  });
});

const waiting = () => olga.getByRole("list", { name: "Attachments" });

/** Attaches a small file and waits until the hub has it. */
async function attach(name: string): Promise<void> {
  await chooseFiles(olga, [
    { name, mimeType: "text/plain", buffer: Buffer.from("thirty years of spare parts") },
  ]);
  await waiting().getByText(name).waitFor();
  await soon(() => waiting().getByRole("progressbar").count()).toBe(0);
}

/** Drops or pastes a file, with a text beside it. */
const give = (place: string, kind: "drop" | "paste", name: string, text = "") =>
  olga.evaluate(`(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["thirty years of spare parts"], ${JSON.stringify(name)}, { type: "text/plain" }));
    if (${JSON.stringify(text)}) carried.setData("text/plain", ${JSON.stringify(text)});
    const event = ${kind === "drop"} ? new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }) : new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
    return !document.querySelector(${JSON.stringify(place)}).dispatchEvent(event);
  })()`);

/** Returns the text box of the composer in any mode. */
const BOX = "[role=textbox][contenteditable]";
const box = () => olga.locator(BOX);
const written = async () => (await box().innerText()).replaceAll("\u00A0", " ").trimEnd();
