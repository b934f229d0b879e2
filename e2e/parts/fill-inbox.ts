import { ask, bubble, reply, talkTo, type Customer, type Stage } from "./stage.ts";

/** What an inbox in use shows, and where. */
export type FilledInbox = {
  readonly mia: Customer;
  /** Where everything is that has an address of its own. */
  readonly places: readonly string[];
  /** What is seen without signing in. */
  readonly outside: readonly string[];
};

/** Puts something on every page of a fresh hub. */
export async function fillInbox(stage: Stage): Promise<FilledInbox> {
  const olga = await stage.enter();
  const mia = await talkTo(stage, olga, "Mia Marked", "Is lamp 7 back? https://example.com/lamps");
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
  const places = [
    "/inbox",
    `/inbox/${conversation}`,
    "/contacts",
    `/contacts/${contact}`,
    "/settings",
    ...settings.map((section) => `/settings/${section}`),
    "/nowhere",
  ];
  const outside = ["/sign-in", invitation.pathname + invitation.search, "/sandbox", "/demo"];
  await olga.context().close();
  return { mia, places, outside };
}
