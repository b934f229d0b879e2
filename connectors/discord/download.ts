import { z } from "zod";
import { guardedConnections } from "../../core/kernel/guarded-connections.ts";
import { lossOf } from "../../core/kernel/network-loss.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account, DownloadResult } from "../../core/protocol/index.ts";
import { callApi } from "./api.ts";
import type { Bot } from "./api/bot.ts";
import type { Credentials, Settings } from "./config.ts";
import { cdnAddress, isOfDiscord, isExpired } from "./download/address.ts";

/** Streams a received file from Discord's own servers, without the token. An address that has expired is renewed first. */
export async function download(
  account: Account<Credentials, Settings>,
  reference: JsonObject,
): Promise<DownloadResult> {
  const address = addressIn(account, reference);
  if (!address || !isOfDiscord(address, account.settings)) return NO_ADDRESS;
  if (isExpired(address)) return renewed(account, address);
  const result = await fetchFile(account, address);
  return result.kind === "gone" ? renewed(account, address) : result;
}

const NO_ADDRESS: DownloadResult = { kind: "gone", reason: "This file has no address at Discord." };

function addressIn({ settings }: Bot, { url, cdn }: JsonObject): URL | null {
  if (typeof url === "string") return URL.parse(url);
  return typeof cdn === "string" ? cdnAddress(cdn, settings) : null;
}

const refreshed = z.object({ refreshed_urls: z.array(z.object({ refreshed: z.string().nullable() })) });

/** Asks for a new address; only attachments have one. */
async function renewed(bot: Bot, address: URL): Promise<DownloadResult> {
  if (!/^\/(ephemeral-)?attachments\//.test(address.pathname) && !address.pathname.includes("/attachments/"))
    return GONE;
  const answer = await callApi(bot, {
    method: "POST",
    route: "/attachments/refresh-urls",
    body: { attachment_urls: [address.href] },
  });
  if (answer.kind === "refused")
    return answer.status === 401 ? { kind: "unauthorised", reason: "Discord rejected the bot token." } : GONE;
  if (answer.kind === "limited") return { kind: "unreachable", reason: "Discord asked to wait." };
  if (answer.kind !== "ok") return { kind: "unreachable", reason: answer.reason };
  const renewal = URL.parse(refreshed.safeParse(answer.result).data?.refreshed_urls[0]?.refreshed ?? "");
  return renewal && isOfDiscord(renewal, bot.settings) ? fetchFile(bot, renewal) : GONE;
}

const GONE: DownloadResult = { kind: "gone", reason: "Discord no longer has the file." };

async function fetchFile(bot: Bot, address: URL): Promise<DownloadResult> {
  const { guard, dispatcher } = guardedConnections(bot.privateHosts);
  const refusal = guard.refusal(address);
  if (refusal) return { kind: "unreachable", reason: refusal.message };
  try {
    const signal = AbortSignal.timeout(FETCH_MS);
    return await resultOf(
      await fetch(address, { dispatcher, redirect: "manual", signal, headers: UNPACKED }),
    );
  } catch (error) {
    return { kind: "unreachable", reason: lossOf(error, "Discord").reason };
  }
}

const UNPACKED = { "accept-encoding": "identity" };
const FETCH_MS = 50_000;

async function resultOf(response: Response): Promise<DownloadResult> {
  if (response.ok && response.body) {
    const size = Number(response.headers.get("content-length") ?? Number.NaN);
    const contentType = response.headers.get("content-type");
    return {
      kind: "stream",
      download: {
        stream: response.body,
        ...(Number.isSafeInteger(size) && { size }),
        ...(contentType !== null && { contentType }),
      },
    };
  }
  await response.body?.cancel();
  if (response.status === 403 || response.status === 404 || response.status === 410) return GONE;
  return { kind: "unreachable", reason: `Discord returned ${response.status} for this file.` };
}
