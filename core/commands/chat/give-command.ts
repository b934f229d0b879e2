import { inOrganization } from "../../database/index.ts";
import { parseCommand } from "../parse/index.ts";
import { resolveArguments } from "../resolve/resolve-arguments.ts";
import type { Asked } from "../run/asked.ts";
import { answerUse, runCommand } from "../run/run-command.ts";
import type { Hears } from "./heard.ts";
import { readAddress } from "./read-address.ts";
import { languagesOf, readChat } from "./read-chat.ts";

/** A text or a native command that names one of ours. What merely begins with a slash is left to others. */
export const giveCommand: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  const [chat, addressedTo] = await inOrganization(deps.database, message.organizationId, async (tx) => [
    await readChat(tx, heard),
    await readAddress(tx, message),
  ]);
  const asked: Asked = {
    speaker,
    chat,
    entry: message.native ? "native" : "text",
    messageId: message.messageId,
  };
  const parsed = parseCommand(
    {
      text: message.text,
      audience: speaker.actor.kind,
      place: chat.place,
      addressedTo,
      ...(message.native && { options: message.native.options }),
      languages: languagesOf(chat.language),
      zone: chat.zone,
      today: Temporal.Now.plainDateISO(chat.zone),
    },
    deps.commands,
  );
  switch (parsed.kind) {
    case "message":
      return false;
    case "error":
      await answerUse(
        deps,
        asked,
        { command: parsed.command?.name ?? parsed.said, outcome: "failed", reason: parsed.code },
        { text: parsed.words },
      );
      return true;
    case "call": {
      const resolved = await resolveArguments(deps, asked, parsed);
      if (resolved.kind === "found") await runCommand(deps, asked, parsed.command, resolved.values);
      else
        await answerUse(
          deps,
          asked,
          { command: parsed.command.name, outcome: resolved.outcome },
          resolved.answer,
        );
      return true;
    }
  }
};
