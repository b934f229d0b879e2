import { readCall } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { decideRequest } from "../risk/requests/decide-request.ts";
import { giveText } from "../run/give-text.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { answerUse, type Ran } from "../run/run-command.ts";
import type { Asked } from "../run/asked.ts";
import { undoUse } from "../undo/undo-use.ts";
import { cancelQuestion } from "./cancel-question.ts";
import type { Does } from "./does.ts";

/** Does what a button or a numbered answer stands for, with the rights of whoever chose it, at this moment. */
export async function carryOut(deps: CommandDeps, asked: Asked, does: Does): Promise<Ran> {
  switch (does.kind) {
    case "type":
      return giveText(deps, about(asked, does.subject), does.command);
    case "call":
    case "confirm": {
      const call = readCall(does.call, deps.commands);
      if (!call || does.call.for !== asked.speaker.actor.kind)
        return noLonger(deps, asked, does.call.command);
      const here = about(asked, does.call.subject);
      return pursueCall(deps, here, call, does.kind === "confirm" ? does.version : undefined);
    }
    case "cancel":
      return cancelQuestion(deps, asked, does.command);
    case "decide":
      return decideRequest(deps, asked, does.requestId, does.approve);
    case "undo":
      return undoUse(deps, asked, does.useId);
  }
}

const about = (asked: Asked, subject: Asked["chat"]["subject"]): Asked => ({
  ...asked,
  chat: { ...asked.chat, subject: subject ?? asked.chat.subject },
});

const noLonger = (deps: CommandDeps, asked: Asked, command: string): Promise<Ran> =>
  answerUse(
    deps,
    asked,
    { command, outcome: "failed", reason: "command_unknown" },
    { text: { en: "This command is no more.", de: "Diesen Befehl gibt es nicht mehr." } },
  );
