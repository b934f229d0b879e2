import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ADMIN, ask, bubble, openStage, reply, signIn, soon, talkTo, type Stage } from "./parts/stage.ts";

let stage: Stage;
/** The owner, in the settings. */
let olga: Page;
/** The owner again, in the inbox. */
let desk: Page;

beforeAll(async () => {
  stage = await openStage();
  [olga, desk] = [await stage.enter(), await stage.enter()];
});

describe("a channel's page", () => {
  test("says what is broken and what to do, and recovers", async () => {
    await olga.goto(`${stage.url}/settings/channels`);
    await olga.getByRole("link", { name: /Telegram \(sandbox\)/ }).click();
    const health = olga.getByRole("region", { name: "Status" });
    await health.getByText("Connected", { exact: true }).waitFor();
    await stage.revokeToken(true);
    await health.getByRole("button", { name: "Check now" }).click();
    await health.getByText("Not connected").waitFor();
    await health.getByText(/BotFather/).waitFor();
    await stage.revokeToken(false);
    await health.getByRole("button", { name: "Check now" }).click();
    await health.getByText("Connected", { exact: true }).waitFor();
  });

  test("pauses, and while paused sends nothing; what waits goes out by itself once it is resumed", async () => {
    const ada = await talkTo(stage, desk, "Ada Paused");
    await olga.getByRole("button", { name: "Pause" }).click();
    await olga.getByRole("button", { name: "Resume" }).waitFor();
    await reply(desk, "Into a closed door");
    await bubble(desk, "Into a closed door")
      .getByText("The channel is paused. This sends when it resumes.")
      .waitFor();
    await reply(desk, "And another");
    await bubble(desk, "And another")
      .getByText("The channel is paused. This sends when it resumes.")
      .waitFor();
    expect((await ada.texts()).filter((text) => /closed door|another/.test(text))).toEqual([]);
    await olga.getByRole("button", { name: "Resume" }).click();
    await olga.getByRole("button", { name: "Pause" }).waitFor();
    await soon(async () => (await ada.texts()).filter((text) => /closed door|another/.test(text))).toEqual([
      "Into a closed door",
      "And another",
    ]);
    await soon(() => desk.getByText("The channel is paused. This sends when it resumes.").count()).toBe(0);
  });

  test("of the website chat leads to the page it stands on, and to no phone", async () => {
    const place = olga.url();
    await olga.goto(`${stage.url}/settings/channels`);
    await olga.getByRole("link", { name: /Website chat/ }).click();
    expect(await olga.getByRole("link", { name: "Open demo page" }).getAttribute("href")).toBe("/demo");
    expect(await olga.getByText("rehearsal").count()).toBe(0);
    await olga.goto(place);
  });

  test("asks for the secrets again before they go to another address", async () => {
    const address = olga.getByLabel("Bot API address");
    const kept = await address.inputValue();
    await address.fill("http://127.0.0.1:9/elsewhere");
    await olga
      .getByRole("status")
      .getByText(/You changed “Bot API address”/)
      .waitFor();
    expect(await olga.getByLabel("Bot token").getAttribute("required")).not.toBeNull();
    await address.fill(kept);
    await soon(() => olga.getByText(/You changed “Bot API address”/).count()).toBe(0);
    expect(await olga.getByLabel("Bot token").getAttribute("required")).toBeNull();
  });

  test("refuses a token that is none, in words, at its field, and keeps what was typed", async () => {
    await olga.goto(`${stage.url}/settings/channels/new`);
    await olga.getByRole("button", { name: "Telegram" }).click();
    await olga.getByLabel("Bot token").fill("not a token");
    await olga.getByRole("button", { name: "Connect" }).click();
    await olga
      .locator(".field", { hasText: "Bot token" })
      .getByText(/A bot token looks like/)
      .waitFor();
    expect(await olga.getByLabel("Bot token").inputValue()).toBe("not a token");
  });

  test("adds a chat for a website and shows the line to paste", async () => {
    await olga.goto(`${stage.url}/settings/channels/new`);
    await olga.getByRole("button", { name: "Website chat" }).click();
    await olga.getByRole("textbox", { name: "Name" }).fill("Help pages");
    await olga.getByRole("button", { name: "Connect" }).click();
    await olga.getByRole("heading", { name: "Help pages" }).waitFor();
    expect(await olga.getByRole("group", { name: "Add to your website" }).textContent()).toMatch(
      /<script src=".+\/widget\/parley\.js" data-channel="chn_\w+" async>/,
    );
    await olga.getByRole("button", { name: "Remove channel" }).click();
    const question = olga.getByRole("alertdialog");
    const remove = question.getByRole("button", { name: "Remove channel" });
    await soon(() => remove.isDisabled()).toBe(true);
    await question.getByLabel("Type “Help pages” to confirm").fill("Help pages");
    await remove.click();
    await olga.getByText("Channel removed").waitFor();
    await soon(() => olga.getByText("Help pages").count()).toBe(0);
  });
});

describe("a rule", () => {
  test("for a word is made, tried without sending anything, and then answers by itself", async () => {
    await olga.goto(`${stage.url}/settings/rules/new`);
    await olga.getByLabel("Name").fill("Opening hours");
    await olga.getByRole("button", { name: "Add a condition" }).click();
    await olga.getByLabel("Words, separated by commas").fill("open, opening");
    await olga.getByLabel("Send a message").fill("We are open from nine to five.");

    await olga.getByRole("textbox", { name: "Message", exact: true }).fill("When do you open?");
    await olga.getByRole("button", { name: "Run test" }).click();
    await olga.getByText("This rule would run.").waitFor();
    await olga.getByRole("textbox", { name: "Message", exact: true }).fill("What does it cost?");
    await olga.getByRole("button", { name: "Run test" }).click();
    await olga.getByText("This rule would not run.").waitFor();
    expect(olga.url()).toMatch(/new$/);
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Rule saved").waitFor();

    const bea = await talkTo(stage, desk, "Bea Asks");
    await bea.write("When do you OPEN on Saturdays?");
    await soon(() => bea.texts()).toContain("We are open from nine to five.");
    await bubble(desk, "We are open from nine to five.")
      .getByRole("button", { name: /Why did this happen/ })
      .click();
    await desk.getByText("Sent by the rule “Opening hours”.").waitFor();
    await desk.keyboard.press("Escape");
    await bea.write("What does it cost?");
    await bubble(desk, "What does it cost?").waitFor();
    expect((await bea.texts()).filter((text) => text === "We are open from nine to five.")).toHaveLength(1);
  });

  test("is switched off and stays quiet", async () => {
    await olga.goto(`${stage.url}/settings/rules`);
    await olga.getByRole("switch", { name: "Rule Opening hours" }).uncheck();
    await olga.reload();
    expect(await olga.getByRole("switch", { name: "Rule Opening hours" }).isChecked()).toBe(false);
    const cem = await talkTo(stage, desk, "Cem Quiet", "Are you open?");
    await soon(() => cem.texts()).toEqual(["Are you open?", expect.stringContaining("thanks for writing")]);
  });
});

describe("a rule's page", () => {
  test("shows a switch as it is when the hub refuses", async () => {
    await olga.goto(`${stage.url}/settings/rules`);
    const on = olga.getByRole("switch", { name: "Rule Opening hours" });
    await olga.route(
      "**/api/rules/*",
      (route) =>
        route.fulfill({
          status: 403,
          json: { code: "permission_missing", message: "Your role does not allow this." },
        }),
      { times: 1 },
    );
    await on.click();
    await olga.getByText("Your role does not allow this.").waitFor();
    await soon(() => on.isChecked()).toBe(false);
  });

  test("keeps every field as it was set", async () => {
    await olga.goto(`${stage.url}/settings/rules`);
    await olga.getByRole("link", { name: "Opening hours" }).click();
    await olga.getByRole("checkbox", { name: "Stop after this rule" }).check();
    await olga.getByLabel("Wait before running again in the same conversation").fill("45");
    await olga.keyboard.press("Tab");
    await olga.getByRole("combobox", { name: "Condition" }).last().selectOption("text_matches");
    await olga.getByLabel("Pattern").fill("op+en");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Rule saved").waitFor();
    await olga.reload();
    await soon(() => olga.getByLabel("Pattern").inputValue()).toBe("op+en");
    expect(await olga.getByLabel("Wait before running again in the same conversation").inputValue()).toBe(
      "45",
    );
    expect(await olga.getByRole("checkbox", { name: "Stop after this rule" }).isChecked()).toBe(true);
  });

  test("fits a page of 320 pixels, with groups in groups", async () => {
    const conditions = {
      all: [
        {
          any: [
            {
              not: {
                all: [
                  { kind: "text_contains", words: ["open"] },
                  { kind: "business_hours", open: true },
                ],
              },
            },
            { kind: "first_message" },
          ],
        },
      ],
    };
    const { id } = Object(
      await ask(stage, olga, "post", "/rules", {
        name: "Nested",
        enabled: false,
        conditions,
        actions: [
          { kind: "reply", text: "Hello." },
          { kind: "reply", text: "And hello again." },
        ],
      }),
    );
    const narrow = await stage.enter(ADMIN, { viewport: { width: 320, height: 640 } });
    for (const place of [id, "new"]) {
      await narrow.goto(`${stage.url}/settings/rules/${place}`);
      await narrow.getByLabel("Wait before running again in the same conversation").waitFor();
      expect(
        await narrow.evaluate(
          "[document.scrollingElement.scrollWidth <= innerWidth, document.querySelector('.settings-main').scrollWidth <= innerWidth]",
        ),
      ).toEqual([true, true]);
    }
    await narrow.context().close();
  });

  test("stays while the hub is slow to list a new rule, and says when there is none", async () => {
    await olga.goto(`${stage.url}/settings/rules/new`);
    await olga.getByLabel("Name").fill("Slow");
    await olga.getByRole("checkbox", { name: "On", exact: true }).uncheck();
    await olga.getByLabel("Send a message").fill("We take our time.");
    const [requested, listed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await olga.route("**/api/rules", async (route) => {
      if (route.request().method() === "GET") requested.resolve();
      if (route.request().method() === "GET") await listed.promise;
      await route.continue();
    });
    await olga.getByRole("button", { name: "Save" }).click();
    await requested.promise;
    await olga.getByRole("button", { name: "Saving" }).waitFor();
    listed.resolve();
    await olga.getByRole("heading", { name: "Slow" }).waitFor();
    await olga.unroute("**/api/rules");
    await olga.goto(`${stage.url}/settings/rules/rul_none`);
    await olga.getByText("This rule doesn't exist or was removed.").waitFor();
  });
});

describe("the organization's name", () => {
  test("is changed wherever it is read", async () => {
    await olga.goto(`${stage.url}/settings/general`);
    await olga.getByLabel("Organization name").fill("Tea House");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Name saved").waitFor();
    await olga.getByTitle("Tea House").waitFor();
    await olga.reload();
    await soon(() => olga.getByLabel("Organization name").inputValue()).toBe("Tea House");
  });
});

describe("what is being typed", () => {
  test("stays when the page reads the saved values again, and is what gets saved", async () => {
    // What the page before it still asks would be counted too.
    await olga.goto("about:blank");
    // The page reads the session, and again when its stream is open; that response arrives during the typing.
    let [requests, answer] = [0, () => {}];
    const typed = new Promise<void>((resolve) => (answer = resolve));
    await olga.route("**/api/me", async (route) => {
      if (++requests > 1) await typed;
      await route.continue();
    });
    await olga.goto(`${stage.url}/settings/general`);
    await olga.getByLabel("Organization name").fill("Coffee House");
    const response = olga.waitForResponse("**/api/me");
    answer();
    await (await response).finished();
    await olga.unroute("**/api/me");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByTitle("Coffee House").waitFor();
  });

  test("stays when somebody else changes the same thing, and what is not being typed follows", async () => {
    const ina = await talkTo(stage, desk, "Ina Changing");
    await desk.getByRole("button", { name: "Edit contact" }).click();
    await desk.getByLabel("Name", { exact: true }).fill("Ina Changed");
    await olga.goto(`${stage.url}/contacts`);
    await olga.getByRole("link", { name: /Ina Changing/ }).click();
    await olga.getByRole("button", { name: "Edit contact" }).click();
    await olga.getByLabel("Phone", { exact: true }).fill("+49 30 1234");
    await olga.getByRole("button", { name: "Save" }).click();
    await soon(() => desk.getByLabel("Phone", { exact: true }).inputValue()).toBe("+49 30 1234");
    expect(await desk.getByLabel("Name", { exact: true }).inputValue()).toBe("Ina Changed");
    await desk.getByRole("button", { name: "Save" }).click();
    await olga.getByRole("heading", { name: "Ina Changed" }).waitFor();
    expect(await ina.texts()).not.toContain("Ina Changed");
  });
});

describe("business hours", () => {
  test("are kept as they were set, and without a change as they were", async () => {
    await olga.goto(`${stage.url}/settings/hours`);
    await olga.getByRole("button", { name: "Save hours" }).click();
    await olga.getByText("Business hours saved").waitFor();
    await olga.getByLabel("Time zone").selectOption("Europe/Berlin");
    await olga.getByRole("group", { name: "Tuesday" }).getByText("Open all day").waitFor();
    await olga.getByRole("button", { name: "Set hours: Monday" }).click();
    await olga.getByLabel("Monday, from").fill("09:00");
    await olga.getByLabel("Monday, to").fill("17:30");
    await olga
      .getByRole("group", { name: "Sunday" })
      .getByRole("button", { name: "Remove these hours" })
      .click();
    await olga.getByRole("button", { name: "Save hours" }).click();
    // The notice of the first save may still be shown; the button is enabled again once this one is done.
    await olga.getByRole("button", { name: "Save hours" }).waitFor();
    await olga.reload();
    await soon(() => olga.getByLabel("Monday, to").inputValue()).toBe("17:30");
    expect(await olga.getByLabel("Time zone").inputValue()).toBe("Europe/Berlin");
    await olga.getByRole("group", { name: "Sunday" }).getByText("Closed").waitFor();
  });
});

describe("labels and canned replies", () => {
  test("are made, changed and removed", async () => {
    await olga.goto(`${stage.url}/settings/labels`);
    await olga.getByRole("button", { name: "Add label" }).click();
    await olga.getByLabel("Name").fill("Warranty");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByRole("button", { name: "Edit: Warranty" }).click();
    await olga.getByLabel("Name").fill("Guarantee");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByRole("button", { name: "Remove: Guarantee" }).click();
    await olga.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
    await soon(() => olga.getByText("Guarantee", { exact: true }).count()).toBe(0);

    await olga.goto(`${stage.url}/settings/canned`);
    await olga.getByRole("button", { name: "Add canned reply" }).click();
    await olga.getByLabel("Shortcut").fill("refund 1!");
    await olga.getByRole("button", { name: "Save" }).click();
    // pages 11: what is wrong stands at the field.
    await olga.getByText("Use letters, digits, - and _ only").waitFor();
    await olga.getByLabel("Shortcut").fill("bye");
    await olga.getByLabel("Name").fill("Goodbye");
    await olga.getByLabel("Message").fill("Goodbye, {{contact.name}}.");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Goodbye, {{contact.name}}.").waitFor();
  });
});

describe("a key for a program", () => {
  test("is shown once, opens what it allows, and nothing once it is revoked", async () => {
    await olga.goto(`${stage.url}/settings/api-keys`);
    await olga.getByRole("button", { name: "Create API key" }).click();
    await olga.getByLabel("Name").fill("Reports");
    await olga.getByLabel("Permissions").selectOption("viewer");
    await olga.getByRole("button", { name: "Create key" }).click();
    const secret = await olga.getByRole("group", { name: "API key" }).locator("code").textContent();
    await olga.getByRole("button", { name: "Done" }).click();
    const ask = (method: string, path: string, body?: object) =>
      fetch(`${stage.url}/api${path}`, {
        method,
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
    expect((await ask("GET", "/conversations")).status).toBe(200);
    expect((await ask("POST", "/labels", { name: "By a program", colour: "red" })).status).toBe(403);

    await olga.reload();
    await olga.getByText("Reports").waitFor();
    expect(await olga.getByText(String(secret)).count()).toBe(0);
    await olga.getByRole("button", { name: "Revoke: Reports" }).click();
    await olga.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
    await olga.getByText("Key revoked").waitFor();
    expect((await ask("GET", "/conversations")).status).toBe(401);
  });
});

describe("what gives access", () => {
  test("asks for the password again when that was long ago, and is done once it is right", async () => {
    await olga.goto(`${stage.url}/settings/api-keys`);
    await olga.getByRole("button", { name: "Create API key" }).click();
    await olga.getByLabel("Name").fill("Late");
    // As the hub answers fifteen minutes after the last proof.
    await olga.route(
      "**/api/keys",
      (route) =>
        route.fulfill({
          status: 403,
          json: { code: "reauthentication_required", message: "Enter your password.", facts: {} },
        }),
      { times: 1 },
    );
    await olga.getByRole("button", { name: "Create key" }).click();
    const question = olga.getByRole("dialog", { name: "Confirm your identity" });
    await question.getByLabel("Password").fill("not my password");
    await question.getByRole("button", { name: "Continue" }).click();
    await question.getByRole("alert").waitFor();
    await question.getByLabel("Password").fill(ADMIN.password);
    await question.getByRole("button", { name: "Continue" }).click();
    await olga.getByRole("group", { name: "API key" }).locator("code").waitFor();
    expect(await question.count()).toBe(0);
  });
});

describe("the audit trail", () => {
  test("is worded for users, and fits a phone", async () => {
    const phone = await stage.enter(ADMIN, { viewport: { width: 390, height: 844 } });
    await phone.goto(`${stage.url}/settings/audit`);
    await phone.getByText("Created a rule").first().waitFor();
    await phone.getByText("Signed in").first().waitFor();
    expect(await phone.getByText(/session|rule created/).count()).toBe(0);
    expect(
      await phone.evaluate(
        "(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('.data-table-frame'))",
      ),
    ).toBe(true);
    await phone.context().close();
  });

  test("names who did what, and says whether anything in it was changed", async () => {
    await olga.goto(`${stage.url}/settings/audit`);
    await olga.getByRole("row", { name: /Revoked an API key/ }).waitFor();
    await olga.getByRole("button", { name: "Verify log" }).click();
    await olga.getByText("Log is intact").waitFor();
  });
});

describe("one's own account", () => {
  test("shows where one is signed in, and signs out there", async () => {
    const elsewhere = await stage.enter();
    await olga.goto(`${stage.url}/settings/profile`);
    await olga.getByText("This browser").waitFor();
    // The newest stands first.
    await olga
      .getByRole("button", { name: /^Sign out: Chrome/ })
      .first()
      .click();
    await olga.getByText("Session signed out").waitFor();
    await elsewhere.reload();
    await elsewhere.getByRole("button", { name: "Sign in" }).waitFor();
    await elsewhere.context().close();
  });

  test("gets another password from whoever knows the one it has, and ends what else is open", async () => {
    await olga.getByLabel("Current password").fill("a wrong guess");
    await olga.getByLabel("New password").fill("an even better horse");
    await olga.getByRole("button", { name: "Change password" }).click();
    await olga.getByRole("alert").getByText("Incorrect password.").waitFor();
    await olga.getByLabel("Current password").fill(ADMIN.password);
    await olga.getByRole("button", { name: "Change password" }).click();
    await olga.getByText("Password changed").waitFor();
    await desk.reload();
    await desk.getByRole("button", { name: "Sign in" }).waitFor();
    await signIn(desk, { ...ADMIN, password: "an even better horse" });
  });
});
