import type { CommandAnswer, CommandChat } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { Button } from "../../protocol/index.ts";
import type { Speaker } from "../speaker.ts";
import { makeButtons } from "./make-buttons.ts";

/** Makes buttons that give commands as if they were typed. Whoever is named may press them; null: anybody in the chat, by their own rights. */
export const commandButtons = (
  tx: Transaction,
  chat: CommandChat,
  actor: Speaker["actor"] | null,
  wanted: NonNullable<CommandAnswer["buttons"]>,
): Promise<readonly Button[]> =>
  makeButtons(
    tx,
    chat,
    wanted.map(({ label, command }) => ({ label, does: { kind: "type", command, subject: chat.subject } })),
    {
      lasts: "1 day",
      presser: actor && {
        kind: actor.kind,
        id: actor.kind === "member" ? actor.userId : actor.contactId,
      },
    },
  );
