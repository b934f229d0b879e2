import { ask, bubble, reply, talkTo, type Customer, type Stage } from "./stage.ts";

/** The content of a filled inbox and its addresses. */
export type FilledInbox = {
  readonly mia: Customer;
  /** The paths of all pages. */
  readonly paths: readonly string[];
  /** The paths that need no session. */
  readonly outside: readonly string[];
};

/** Puts content on every page of a fresh hub. */
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
  await ask(stage, olga, "post", "/commands/custom", {
    name: "parcel",
    aliases: [],
    description: "Says where a parcel is",
    audience: "contact",
    where: ["direct"],
    arguments: [],
    answers: { kind: "text", text: "It is on its way." },
    enabled: false,
  });
  const [conversation, contact, channel, rule] = await Promise.all([
    first("/conversations"),
    first("/contacts"),
    first("/channels"),
    first("/rules"),
  ]);
  const settings = [
    "profile",
    "chat-accounts",
    "keys",
    "general",
    "channels",
    `channels/${channel}`,
    "channels/new",
    "rules",
    `rules/${rule}`,
    "rules/new",
    "canned",
    "commands",
    "labels",
    "members",
    "roles",
    "hours",
    "api-keys",
    "approvals",
    "audit",
    "design/tables",
    "design/forms",
    "design/figures",
    "design/overlays",
    "design/pieces",
  ];
  const paths = [
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
  return { mia, paths, outside };
}
