import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { chooseFiles } from "./parts/choose-files.ts";
import {
  ADMIN,
  ask,
  bubble,
  choose,
  openConversation,
  openStage,
  reply,
  row,
  signIn,
  soon,
  talkTo,
  thread,
  type Stage,
} from "./parts/stage.ts";

/** One red pixel. */
const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const IVAN = { email: "ivan@example.test", password: "quite a long password" };

let stage: Stage;
/** The owner, in the inbox. */
let olga: Page;
/** The agent whom she invites first. */
let ivan: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.open("/");
});

describe("the sign-in page", () => {
  test("refuses a wrong password in words and keeps the address", async () => {
    await olga.getByLabel("Email").fill(ADMIN.email);
    await olga.getByLabel("Password").fill("not the password");
    await olga.getByRole("button", { name: "Sign in" }).click();
    await olga.getByRole("alert").getByText("Incorrect email or password.").waitFor();
    expect(await olga.getByLabel("Email").inputValue()).toBe(ADMIN.email);
  });

  test("lets Olga in, to the page she wanted", async () => {
    await olga.goto(`${stage.url}/settings/members`);
    await signIn(olga, ADMIN);
    await olga.getByRole("heading", { name: "Members" }).waitFor();
  });

  test("opens to Ivan by the link of an invitation, once", async () => {
    await olga.getByRole("button", { name: "Invite" }).click();
    await olga.getByLabel("Email").fill(IVAN.email);
    await olga.getByLabel("Role", { exact: true }).selectOption("agent");
    await olga.getByRole("form", { name: "Invite someone" }).getByRole("button", { name: "Invite" }).click();
    const link =
      (await olga
        .getByRole("status")
        .getByRole("group", { name: "Invitation link" })
        .locator("code")
        .textContent()) ?? "";

    ivan = await stage.open(new URL(link).pathname + new URL(link).search);
    await ivan.getByText(IVAN.email).waitFor();
    await ivan.getByLabel("Your name").fill("Ivan Agent");
    await ivan.getByLabel("Choose a password").fill(IVAN.password);
    await ivan.getByRole("button", { name: "Join" }).click();
    await ivan.getByRole("link", { name: "Inbox" }).first().waitFor();

    const late = await stage.open(new URL(link).pathname + new URL(link).search);
    await late.getByText("This invitation is no longer valid").waitFor();
    await late.getByRole("link", { name: "Sign in" }).click();
    await late.getByLabel("Email").waitFor();
    await late.context().close();
    await olga.getByText("Ivan Agent").waitFor();
  });

  test("shows an agent no settings beyond their role", async () => {
    await ivan.getByRole("link", { name: "Settings" }).click();
    const sections = ivan.getByRole("navigation", { name: "Settings" });
    await sections.getByRole("link", { name: "Labels" }).waitFor();
    expect(await sections.getByRole("link", { name: /^(Roles|Audit trail)$/ }).count()).toBe(0);
    await ivan.goto(`${stage.url}/settings/audit`);
    await ivan.getByText("Your role doesn't have access to this page").waitFor();
    await ivan.goto(`${stage.url}/settings/channels`);
    await ivan.getByText("Telegram (sandbox)").waitFor();
    expect(await ivan.getByRole("link", { name: "Add channel" }).count()).toBe(0);
    await ivan.goto(stage.url);
  });
});

describe("a conversation", () => {
  beforeAll(() => olga.goto(stage.url));

  test("is answered, the answer changed and taken back, on the phone too", async () => {
    const ada = await talkTo(stage, olga, "Ada Lamp");
    await reply(olga, "It costs 80 euros.");
    await soon(() => ada.texts()).toContain("It costs 80 euros.");

    await choose(olga, "It costs 80 euros.", "Edit");
    await olga.getByRole("textbox", { name: "Reply" }).fill("It costs 89 euros.");
    await olga.keyboard.press("Enter");
    await bubble(olga, "It costs 89 euros.").getByText("edited").click();
    await olga.getByText("Earlier versions").waitFor();
    await olga.getByText("It costs 80 euros.", { exact: true }).waitFor();
    await olga.keyboard.press("Escape");
    await soon(() => ada.texts()).toContain("It costs 89 euros.");

    await choose(olga, "It costs 89 euros.", "Delete");
    await olga.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await thread(olga).getByText("Message deleted").waitFor();
    await soon(() => ada.texts()).not.toContain("It costs 89 euros.");
  });

  test("takes a note that no customer sees", async () => {
    const bea = await talkTo(stage, olga, "Bea Note");
    await olga.getByRole("button", { name: "Note", exact: true }).click();
    await olga.getByRole("textbox", { name: "Note" }).fill("She is a regular.");
    await olga.keyboard.press("Enter");
    await bubble(olga, "She is a regular.").getByText("Private note").waitFor();
    await olga.getByRole("group", { name: "Message type" }).getByRole("button", { name: "Reply" }).click();
    await reply(olga, "Welcome back.");
    await soon(() => bea.texts()).toContain("Welcome back.");
    expect(await bea.texts()).not.toContain("She is a regular.");
  });

  test("shows a reaction here and there", async () => {
    const cem = await talkTo(stage, olga, "Cem React", "Thank you so much");
    await choose(olga, "Thank you so much", "👍");
    await bubble(olga, "Thank you so much").getByRole("button", { name: /👍/ }).waitFor();
    await soon(() => cem.reactions()).toContain("👍");
    // One call for each: a platform that supports only some would refuse the others.
    for (const emoji of ["❤️", "🎉", "🙏", "🔥"]) {
      await choose(olga, "Thank you so much", emoji);
      await soon(() => cem.reactions()).toContain(emoji.replace("\uFE0F", ""));
    }
    expect(await olga.getByText("Reaction not delivered.").count()).toBe(0);
  });

  test("carries files that were chosen, pasted and dropped", async () => {
    const dora = await talkTo(stage, olga, "Dora Files");
    await chooseFiles(olga, [
      { name: "terms.txt", mimeType: "text/plain", buffer: Buffer.from("thirty years of spare parts") },
    ]);
    await olga.evaluate(`(() => {
      const bytes = Uint8Array.from(atob("${PICTURE}"), (sign) => sign.charCodeAt(0));
      const files = (name) => { const all = new DataTransfer(); all.items.add(new File([bytes], name, { type: "image/png" })); return all; };
      const editor = document.querySelector("[role=textbox][contenteditable]");
      editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files("pasted.png"), bubbles: true, cancelable: true }));
      editor.dispatchEvent(new DragEvent("drop", { dataTransfer: files("dropped.png"), bubbles: true, cancelable: true }));
    })()`);
    const waiting = olga.getByRole("list", { name: "Attachments" });
    await soon(() => waiting.getByRole("button", { name: /^Remove / }).count()).toBe(3);
    await waiting.getByRole("button", { name: "Remove dropped.png" }).click();
    await soon(() => waiting.getByRole("progressbar").count()).toBe(0);
    await reply(olga, "Both are here.");
    await soon(() => dora.files()).toBe(2);
    await soon(() =>
      olga.evaluate<boolean>(
        "[...document.querySelectorAll('[role=log] img')].some((image) => image.naturalWidth === 1)",
      ),
    ).toBe(true);
  });

  test("fills in a canned reply after a slash", async () => {
    const name = `Emil ${randomUUID().slice(0, 4)}`;
    await ask(stage, olga, "post", "/templates", {
      shortcut: "thanks",
      name: "Thanks",
      text: { text: "Thank you, {{contact.name}}.", marks: [] },
    });
    const emil = await talkTo(stage, olga, name);
    await olga.getByRole("textbox", { name: "Reply" }).click();
    await olga.keyboard.type("/tha");
    await olga.getByRole("option", { name: "/thanks" }).waitFor();
    await olga.keyboard.press("Enter");
    await soon(() => olga.getByRole("textbox", { name: "Reply" }).textContent()).toBe(`Thank you, ${name}.`);
    await olga.keyboard.press("Enter");
    await soon(() => emil.texts()).toContain(`Thank you, ${name}.`);
  });
});

describe("two agents", () => {
  test("both see what one sets from the menu", async () => {
    await talkTo(stage, olga, "Pia Menu");
    await openConversation(ivan, "Pia Menu");
    for (const [value, sentence] of [
      ["Urgent", "set the priority to urgent"],
      ["Low", "set the priority to low"],
    ] as const) {
      await olga.getByRole("button", { name: "More actions" }).click();
      await olga.getByRole("menuitemradio", { name: value, exact: true }).click();
      for (const page of [olga, ivan]) {
        await page.getByRole("definition").getByText(value, { exact: true }).waitFor();
        await thread(page).getByText(sentence).waitFor();
      }
      await olga.getByRole("button", { name: "More actions" }).click();
      await olga.getByRole("menuitemradio", { name: value, exact: true, checked: true }).waitFor();
      await olga.keyboard.press("Escape");
    }
  });

  test("see each other's work without reloading", async () => {
    const fay = await talkTo(stage, olga, "Fay Shared", "Who is there?");
    await openConversation(ivan, "Fay Shared");
    await reply(olga, "Olga is.");
    await bubble(ivan, "Olga is.").waitFor();

    await ivan.getByRole("textbox", { name: "Reply" }).pressSequentially("So am I");
    await olga.getByText("Ivan Agent is also replying").waitFor();
    await ivan.keyboard.press("Enter");
    await bubble(olga, "So am I").waitFor();
    await soon(() => fay.texts()).toEqual(expect.arrayContaining(["Olga is.", "So am I"]));

    await pick(olga, "Assign", "Ivan Agent");
    await ivan.getByRole("button", { name: "Assigned to Ivan Agent" }).waitFor();
    await ivan.getByRole("tab", { name: /^Mine/ }).click();
    await row(ivan, "Fay Shared").waitFor();

    await olga.getByRole("button", { name: "Labels" }).click();
    await olga.getByRole("combobox").fill("Repair");
    await olga.getByRole("option", { name: "Create “Repair”" }).click();
    await olga.keyboard.press("Escape");
    await row(ivan, "Fay Shared").getByTitle("Repair").waitFor();

    await ivan.getByRole("button", { name: "Resolve" }).click();
    await olga.getByText("Resolved. A new message reopens it.").waitFor();
    await soon(() => row(ivan, "Fay Shared").count()).toBe(0);
    await olga.getByRole("button", { name: "Reopen" }).click();
    await row(ivan, "Fay Shared").waitFor();

    await pick(olga, "Snooze", "Tomorrow morning");
    await ivan.getByText(/^Snoozed until/).waitFor();
    await ivan.getByRole("button", { name: "Unsnooze" }).click();
    await soon(() => olga.getByRole("button", { name: "Unsnooze" }).count()).toBe(0);
    await ivan.getByRole("tab", { name: /^All/ }).click();
  });

  test("miss nothing that comes between the reading of a list and the opening of the stream", async () => {
    const page = await stage.open("/");
    const [listed, streamed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let lists = 0;
    await page.route("**/api/conversations?*", async (route) => {
      if (++lists > 1) return route.continue();
      const answer = await route.fetch();
      await listed.promise;
      await route.fulfill({ response: answer });
    });
    await page.route("**/api/stream*", async (route) => {
      await streamed.promise;
      await route.continue();
    });
    const counted = page.waitForResponse("**/api/conversations/counts");
    await signIn(page, ADMIN);
    await counted;
    const kay = await stage.customer("Kay Between");
    await kay.write("Did you see me?");
    await soon(() => kay.texts()).toHaveLength(2);
    const again = page.waitForResponse("**/api/me");
    streamed.resolve();
    await again;
    listed.resolve();
    await row(page, kay.name).waitFor();
    await page.context().close();
  });

  test("each have their own unread marks", async () => {
    const gus = await talkTo(stage, olga, "Gus Marks", "One");
    await soon(() => row(ivan, "Gus Marks").getByText("1 unread").count()).toBe(1);
    await soon(() => row(olga, "Gus Marks").getByText("unread").count()).toBe(0);
    await olga.getByRole("button", { name: "More actions" }).click();
    await olga.getByRole("menuitem", { name: "Mark as unread" }).click();
    await row(olga, "Gus Marks").getByText("1 unread").waitFor();
    await gus.write("Two");
    await row(ivan, "Gus Marks").getByText("2 unread").waitFor();
  });
});

describe("the list", () => {
  test("is narrowed by status, channel, label, person and words, and says so when nothing fits", async () => {
    await talkTo(stage, olga, "Hal Filter");
    await olga.getByRole("button", { name: "Resolve" }).click();
    await soon(() => row(olga, "Hal Filter").count()).toBe(0);
    await olga.getByRole("button", { name: "Filters" }).click();
    await olga.getByRole("combobox", { name: "Status" }).selectOption("resolved");
    await row(olga, "Hal Filter").waitFor();
    await olga.getByRole("combobox", { name: "Channel" }).selectOption("Website chat");
    await olga.getByText("No conversations match these filters.").waitFor();
    await olga.getByRole("button", { name: "Clear filters" }).first().click();
    await olga.getByRole("combobox", { name: "Label" }).selectOption("Repair");
    await row(olga, "Fay Shared").waitFor();
    await soon(() => row(olga, "Ada Lamp").count()).toBe(0);
    await olga.getByRole("button", { name: "Clear filters" }).first().click();
    await olga.getByRole("combobox", { name: "Assignee" }).selectOption("Ivan Agent");
    await soon(() => row(olga, "Ada Lamp").count()).toBe(0);
    await row(olga, "Fay Shared").waitFor();
    await olga.getByRole("button", { name: "Clear filters" }).first().click();
    await olga.getByRole("combobox", { name: "Status" }).selectOption("all");
    await olga.getByRole("searchbox", { name: "Search names and last messages" }).fill("Hal F");
    await row(olga, "Hal Filter").waitFor();
    await soon(() => olga.getByRole("list", { name: "Conversations" }).getByRole("link").count()).toBe(1);
  });
});

describe("a member whose rights change", () => {
  const desk = (read: string) => ({
    name: "Desk",
    permissions: {
      "conversation.read": read,
      "conversation.reply": read,
      "contact.read": "all",
      "channel.read": "all",
      "member.read": "all",
    },
  });
  let role: string;

  test("is sent to the sign-in page when their session ends, whatever page they were on", async () => {
    await ivan.goto(stage.url);
    await openConversation(ivan, "Gus Marks");
    role = String(Object(await ask(stage, olga, "post", "/roles", desk("all"))).id);
    await olga.goto(`${stage.url}/settings/members`);
    await olga.getByLabel("Role of Ivan Agent").selectOption("Desk");
    await ivan.getByRole("button", { name: "Sign in" }).waitFor();
    await signIn(ivan, IVAN);
    await ivan.getByRole("region", { name: "Gus Marks", exact: true }).waitFor();
  });

  test("keeps nothing on the page that they may not see any more", async () => {
    await row(ivan, "Ada Lamp").waitFor();
    await ask(stage, olga, "patch", `/roles/${role}`, desk("own"));
    await ivan.getByText("This conversation doesn't exist, or you don't have access to it.").waitFor();
    await soon(() => row(ivan, "Ada Lamp").count()).toBe(0);
    await row(ivan, "Fay Shared").waitFor();
  });

  test("sees a conversation from the moment it is theirs, and no longer than it is", async () => {
    await olga.goto(stage.url);
    await openConversation(olga, "Gus Marks");
    await pick(olga, "Assign", "Ivan Agent");
    await openConversation(ivan, "Gus Marks");
    await ivan.getByRole("textbox", { name: "Reply" }).waitFor();
    await pick(olga, "Assign", "No one");
    await ivan.getByText("This conversation doesn't exist, or you don't have access to it.").waitFor();
    await soon(() => row(ivan, "Gus Marks").count()).toBe(0);
    expect(await thread(ivan).count()).toBe(0);
  });

  test("is offered only what their role allows", async () => {
    await openConversation(ivan, "Fay Shared");
    await ivan.getByRole("heading", { name: "Contact details" }).waitFor();
    // pages 31: the channel's name, not "user id".
    const details = ivan
      .locator("section")
      .filter({ has: ivan.getByRole("heading", { name: "Contact details" }) });
    await soon(() => details.getByRole("listitem").textContent()).toContain("Telegram (sandbox)");
    expect(await ivan.getByRole("button", { name: "Edit contact" }).count()).toBe(0);
    await ivan.getByRole("group", { name: "Actions" }).getByRole("button", { name: "More" }).click();
    await ivan.getByRole("menuitem", { name: /Mark as unread/ }).waitFor();
    expect(await ivan.getByRole("menuitemradio").count()).toBe(0);
    await ivan.keyboard.press("Escape");
  });
});

/** Opens one of the header's pickers and picks from it. */
async function pick(page: Page, action: string, choice: string): Promise<void> {
  await page
    .getByRole("group", { name: "Actions" })
    .getByRole("button", { name: action, exact: false })
    .first()
    .click();
  await page.getByRole("option", { name: choice }).click();
}
