import type { Account, Connect, HealthFinding, Probe } from "../../core/protocol/index.ts";
import { callApi } from "./api.ts";
import type { Credentials, Settings } from "./config.ts";
import { failureFinding } from "./connect/failure-finding.ts";
import { guide } from "./connect/guide.ts";
import { intentFindings } from "./connect/intent-findings.ts";
import { serverFindings } from "./connect/server-findings.ts";
import { application as applicationSchema, type Application } from "./connect/schemas.ts";
import { publishMenus } from "./connect/menus/publish.ts";

type Bot = Account<Credentials, Settings>;

/** Sets up a bot. Discord needs nothing registered: the gateway fetches, and commands are published by themselves. */
export const connect: Connect<Credentials, Settings> = {
  probe,
  install: probe,
  remove,
  publishCommands: publishMenus,
  guide,
};

async function probe(account: Bot): Promise<Probe> {
  const answer = await callApi(account, { method: "GET", route: "/applications/@me" });
  if (answer.kind !== "ok") return { account: "", findings: [failureFinding(account, answer)] };
  const application = applicationSchema.safeParse(answer.result).data;
  if (!application) return { account: "", findings: [ODD_ANSWER] };
  const findings = [...intentFindings(application), ...(await serverFindings(account, application))];
  return {
    account: nameOf(application),
    accountId: application.id,
    findings: findings.length > 0 ? findings : [CONNECTED],
  };
}

const nameOf = ({ bot, name }: Application) => bot?.global_name ?? bot?.username ?? name;

export const CONNECTED: HealthFinding = {
  code: "ok",
  severity: "ok",
  text: "Connected. Discord sends new messages to this server.",
};

const ODD_ANSWER: HealthFinding = {
  code: "odd_answer",
  severity: "broken",
  text: "The API address responds, but not like Discord.",
  fix: "Check the API address in the channel's settings.",
  field: "apiRoot",
};

/** Removes the commands, which would fail from now on. The bot stays on its servers until somebody removes it there. */
async function remove(account: Bot): Promise<void> {
  await publishMenus(account, []);
}
