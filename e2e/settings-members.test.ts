import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { join } from "./parts/join.ts";
import { ADMIN, ask, openStage, soon, type Stage } from "./parts/stage.ts";

let stage: Stage;
/** The owner, in the settings. */
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

test("a member gets a team and channels, kept when the form is opened again", async () => {
  await join(stage, olga, "Ivan");
  await olga.goto(`${stage.url}/settings/members`);
  const form = olga.getByRole("form", { name: "Team and channels of Ivan" });
  await olga.getByRole("button", { name: "Team and channels of Ivan" }).click();
  await form.getByLabel(/^Team/).fill("Night");
  await form.getByLabel("Telegram (sandbox)").check();
  await form.getByRole("button", { name: "Save" }).click();
  await olga.getByRole("row", { name: /ivan@example.test.*Night/ }).waitFor();
  await olga.getByRole("button", { name: "Team and channels of Ivan" }).click();
  await soon(() => form.getByLabel("Telegram (sandbox)").isChecked()).toBe(true);
  expect(await form.getByLabel(/^Team/).inputValue()).toBe("Night");
  await form.getByLabel(/^Team/).fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await soon(() => olga.getByRole("row", { name: /Night/ }).count()).toBe(0);
});

test("pages 24: the link of an invitation is shown once", async () => {
  await olga.goto(`${stage.url}/settings/members`);
  await olga.getByRole("button", { name: "Invite" }).click();
  const form = olga.getByRole("form", { name: "Invite someone" });
  await form.getByLabel("Email").fill("kai");
  await form.getByRole("button", { name: "Invite" }).click();
  await form.getByText("Enter an email address").waitFor();
  await form.getByLabel("Email").fill("kai@example.test");
  await form.getByRole("button", { name: "Invite" }).click();
  const links = olga.getByRole("group", { name: "Invitation link" });
  await olga.getByRole("listitem").getByText("kai@example.test").waitFor();
  expect(await links.count()).toBe(1);
  await olga.getByRole("button", { name: "Done" }).click();
  await olga.getByRole("listitem").getByRole("group", { name: "Invitation link" }).waitFor();
});

test("a rule that assigns to somebody or asks for a channel says when they were removed, until another is chosen", async () => {
  await join(stage, olga, "Nora");
  const { items } = Object(await ask(stage, olga, "get", "/members"));
  const nora = items.find((member: { name: string }) => member.name === "Nora").id;
  const chat = Object(
    await ask(stage, olga, "post", "/channels", {
      connector: "webchat",
      name: "Help pages",
      credentials: {},
      settings: {},
    }),
  ).id;
  const telegram = Object(await ask(stage, olga, "get", "/channels")).items.find(
    (channel: { connector: string }) => channel.connector === "telegram",
  ).id;
  await ask(stage, olga, "post", "/rules", {
    name: "Nora's",
    conditions: { all: [{ kind: "channel", channelIds: [telegram, chat] }] },
    actions: [{ kind: "assign", userId: nora }],
  });
  await olga.goto(`${stage.url}/settings/rules`);
  const rule = olga.getByRole("link", { name: "Nora's" });
  await rule.waitFor();
  expect(await olga.getByText("The assignee left the organization.").count()).toBe(0);
  await ask(stage, olga, "delete", `/members/${nora}`);
  await rule.getByText("The assignee left the organization.").waitFor();
  await ask(stage, olga, "delete", `/channels/${chat}`);
  await rule.getByText("The channel was removed.").waitFor();

  await rule.click();
  const assignee = olga.getByLabel("Assign to", { exact: true });
  await olga.getByText("The assignee left the organization. Select another one.").waitFor();
  expect(await assignee.inputValue()).toBe("");
  await assignee.selectOption({ index: 1 });
  await soon(() => olga.getByText("Select another one.").count()).toBe(0);
  await olga.getByRole("checkbox", { name: "Removed channel" }).click();
  await olga.getByRole("button", { name: "Save" }).click();
  await olga.getByText("Rule saved").waitFor();
  await olga.getByRole("link", { name: "Rules" }).click();
  await rule.waitFor();
  await soon(() => olga.locator(".card-warn").count()).toBe(0);
});

test("the roles page offers of each permission the reach it can have", async () => {
  await olga.goto(`${stage.url}/settings/roles`);
  await olga.getByRole("button", { name: "Add role" }).click();
  await olga.getByLabel("Name").fill("Night shift");
  await olga.getByRole("button", { name: "Save" }).click();
  const reach = (permission: string) =>
    olga
      .getByRole("row", { name: new RegExp(`^${permission}`) })
      .getByRole("combobox")
      .locator("option")
      .allTextContents();
  await soon(() => reach("View conversations")).toEqual(["No", "Own", "Team", "Channel", "All"]);
  expect(await reach("View the audit log")).toEqual(["No", "All"]);
  await olga.getByLabel("Compare with").selectOption("agent");
  await olga.getByRole("columnheader", { name: "Agent" }).waitFor();
});

test("pages 13: own roles are in sight on a phone, as is each permission", async () => {
  for (const name of ["Day shift", "Late shift"])
    await ask(stage, olga, "post", "/roles", { name, permissions: { "conversation.read": "own" } });
  const phone = await stage.enter(ADMIN, { viewport: { width: 390, height: 844 } });
  await phone.goto(`${stage.url}/settings/roles`);
  const inSight = (name: string) =>
    phone
      .getByRole("row", { name: new RegExp(`^${name}`) })
      .boundingBox()
      .then((box) => box !== null && box.x >= 0 && box.x + box.width <= 390);
  for (const name of ["Day shift", "Late shift", "Client", "Vendor"]) expect(await inSight(name)).toBe(true);
  await phone.getByRole("link", { name: "Late shift" }).click();
  await phone.getByRole("heading", { name: "Late shift" }).waitFor();
  expect(await inSight("View the audit log")).toBe(true);
  await phone.context().close();
});
