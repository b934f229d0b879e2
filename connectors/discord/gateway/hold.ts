import { z } from "zod";
import { refused } from "../../../core/kernel/errors.ts";
import type { Account, GatewayLine, HealthFinding } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Answer } from "../api/answer.ts";
import type { Credentials, Settings } from "../config.ts";
import { CONNECTED } from "../connect.ts";
import { failureFinding, TOKEN_REFUSED } from "../connect/failure-finding.ts";
import { botPage, intentFindings, seesContent } from "../connect/intent-findings.ts";
import { application as applicationSchema, type Application } from "../connect/schemas.ts";
import { intentsOf } from "./intents.ts";
import { openSocket, type GatewayInformation } from "./socket.ts";
import { SocketFailure } from "./socket-failure.ts";
import { readState } from "./state.ts";
import { createStream } from "./stream.ts";

type Bot = Account<Credentials, Settings>;

/** Holds the bot's connection until `signal` ends it. Throws when it breaks; a refusal is one that only a person mends. */
export async function hold(account: Bot, line: GatewayLine): Promise<void> {
  const application = await applicationOf(account, line);
  const information = await informationOf(account, line);
  const state = readState(line.state);
  const stream = createStream(account, line, state, {
    me: application.bot?.id ?? application.id,
    onReady: () => line.report(findingsOf(application)),
  });
  const socket = await openSocket({
    token: account.credentials.token,
    intents: intentsOf({ seesContent: seesContent(application) }),
    information,
    privateHosts: account.privateHosts,
    sessions: new Map(Object.entries(state.sessions).map(([shard, session]) => [Number(shard), session])),
    onDispatch: stream.take,
    onBeat: stream.beat,
    onSession: stream.noteSession,
  });
  try {
    await Promise.race([socket.failure, stream.failure, ended(line.signal)]);
  } catch (error) {
    throw await explained(error, application, line);
  } finally {
    await socket.close();
    await stream.close();
  }
}

const findingsOf = (application: Application): readonly HealthFinding[] => {
  const findings = intentFindings(application);
  return findings.length > 0 ? findings : [CONNECTED];
};

function ended(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}

async function applicationOf(account: Bot, line: GatewayLine): Promise<Application> {
  const answer = await callApi(account, { method: "GET", route: "/applications/@me", signal: line.signal });
  const application = answer.kind === "ok" ? applicationSchema.safeParse(answer.result).data : undefined;
  if (application) return application;
  throw await failedCall(account, answer, line);
}

const gatewayInformation = z.object({
  url: z.string(),
  shards: z.int().min(1),
  session_start_limit: z.object({
    total: z.number(),
    remaining: z.number(),
    reset_after: z.number(),
    max_concurrency: z.number(),
  }),
});

async function informationOf(account: Bot, line: GatewayLine): Promise<GatewayInformation> {
  const answer = await callApi(account, { method: "GET", route: "/gateway/bot", signal: line.signal });
  const information = answer.kind === "ok" ? gatewayInformation.safeParse(answer.result).data : undefined;
  if (information) return information;
  throw await failedCall(account, answer, line);
}

/** A token that Discord rejects is told at once; what passes by itself only delays the next try. */
async function failedCall(account: Bot, answer: Answer, line: GatewayLine): Promise<Error> {
  if (answer.kind === "ok") return new Error("The API address responds, but not like Discord.");
  const finding = failureFinding(account, answer);
  if (finding !== TOKEN_REFUSED) return new Error(finding.text);
  await line.report([finding]);
  return refused("discord_token_refused", finding.text);
}

/** Turns a close code that only a person mends into a finding and a refusal. */
async function explained(error: unknown, application: Application, line: GatewayLine): Promise<unknown> {
  if (!(error instanceof SocketFailure) || error.code === null) return error;
  const finding = error.code === 4004 ? TOKEN_REFUSED : refusedIntents(application.id, error.code);
  await line.report([finding]);
  return refused("discord_connection_refused", finding.text);
}

const DISALLOWED_INTENTS = 4014;

const refusedIntents = (applicationId: string, code: number): HealthFinding => ({
  code: "connection_refused",
  severity: "broken",
  text:
    code === DISALLOWED_INTENTS
      ? "Discord refused the connection, because an intent that the bot asks for is off."
      : `Discord refused the connection (code ${code}).`,
  fix: "In the Developer Portal, under Bot, switch on Message Content Intent among the Privileged Gateway Intents, and save. Then check again.",
  action: { href: botPage(applicationId) },
});
