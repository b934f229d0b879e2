import { riskOf, type Risk, type Words } from "../../access/index.ts";
import { inOrganization } from "../../database/index.ts";
import { keepCall, type Call } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { answerUse, boundOf, type Ran, type Values } from "../run/run-command.ts";
import type { Answer, Asked } from "../run/asked.ts";
import { askForApproval } from "./ask-for-approval.ts";
import { judge } from "./judge.ts";
import { wordSummary } from "./word-summary.ts";

/** What an action needs first, given here. On the pages nobody is asked twice; a second member is needed everywhere. */
export function riskHere({ command }: Call, { chat }: Asked): Risk | null {
  const risk = command.action ? riskOf(command.action) : null;
  return chat.place === "page" && risk !== "approve" ? null : risk;
}

/** Asks what has to be asked before something risky is done. Whoever may not do it is refused right away. */
export async function askFirst(
  deps: CommandDeps,
  asked: Asked,
  call: Call,
  values: Values,
  risk: Risk,
): Promise<Ran> {
  const { actor } = asked.speaker;
  const { action, id } = boundOf(call.command, values, asked.chat);
  const { version } = await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
    judge(tx, action, actor, id),
  );
  const summary = wordSummary(call, values, asked.chat);
  if (risk === "approve") return askForApproval(deps, asked, call, { action, id, version, summary });
  const use = {
    command: call.command.name,
    outcome: "asked",
    reason: risk === "page" ? "on_the_page" : "to_confirm",
    target: { kind: action.target.kind, id },
  } as const;
  const answer =
    risk === "page"
      ? pageAnswer(deps, summary, action.target.kind)
      : confirmAnswer(asked, call, version, summary);
  return answerUse(deps, asked, use, answer);
}

function confirmAnswer({ chat }: Asked, call: Call, version: string, summary: Words): Answer {
  const kept = keepCall(call, chat.subject);
  return {
    text: { en: `${summary.en} Go on?`, de: `${summary.de} Fortfahren?` },
    question: {
      choices: [
        { label: { en: "Yes", de: "Ja" }, does: { kind: "confirm", call: kept, version } },
        { label: { en: "No", de: "Nein" }, does: { kind: "cancel", command: call.command.name } },
      ],
    },
  };
}

/** Where the pages do what is done to a kind of object. */
const PAGES: Readonly<Record<string, string>> = {
  channel: "/settings/channels",
  member: "/settings/members",
  role: "/settings/roles",
  key: "/settings/keys",
  invitation: "/settings/members",
  rule: "/settings/rules",
};

const pageAnswer = ({ publicUrl }: CommandDeps, summary: Words, kind: string): Answer => ({
  text: {
    en: `${summary.en} This is done on the page, where your password may be asked for. Nothing was done.`,
    de: `${summary.de} Das geschieht auf der Seite, wo dein Passwort gefragt sein kann. Nichts wurde getan.`,
  },
  link: {
    label: { en: "Open the page", de: "Seite öffnen" },
    url: `${publicUrl.replace(/\/$/u, "")}${PAGES[kind] ?? "/settings"}`,
  },
});
