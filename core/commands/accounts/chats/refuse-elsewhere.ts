import type { Command, ReadCommand } from "../../../access/index.ts";
import { giveCommand } from "../../chat/give-command.ts";
import type { Hears } from "../../chat/heard.ts";

/** What a member does in a group before they may act there: makes it a chat of members, or ties and unties an account. */
const ANYWHERE: ReadonlySet<string> = new Set(["staff", "link", "unlink"]);

/** A member in a group where members may not act: each command is understood and refused, whatever it was given. */
export const refuseElsewhere: Hears = (deps, heard) => {
  const commands = deps.commands.map((command) =>
    command.for === "contact" || ANYWHERE.has(command.name) ? command : refusing(command),
  );
  const { native } = heard.message;
  const message = { ...heard.message, native: native && { ...native, options: {} } };
  return giveCommand({ ...deps, commands }, { ...heard, message });
};

const refusing = ({ name, aliases = [], summary, example }: Command): Command & ReadCommand => ({
  name,
  aliases,
  for: "member",
  where: ["group"],
  summary,
  example,
  arguments: [{ name: "rest", kind: "rest", optional: true, summary }],
  permission: "signed_in",
  answer: () => ({ text: NOT_HERE, failed: "not_here" }),
});

const NOT_HERE = {
  en: "Not here: members don't act in this group. Write to me directly, or have it allowed under Settings → Channels.",
  de: "Nicht hier: In dieser Gruppe handelt das Team nicht. Schreiben Sie mir direkt, oder lassen Sie es unter Einstellungen → Kanäle erlauben.",
};
