import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account, DownloadResult } from "../../core/protocol/index.ts";
import type { Answer } from "./api/answer.ts";
import { callApi, fetchFile } from "./api.ts";
import { capabilities } from "./capabilities.ts";
import type { Credentials, Settings } from "./config.ts";
import { isTokenRefused } from "./send/receipt.ts";
import { remoteFile } from "./api/results.ts";

/** Streams a received file; does not request files over 20 MB, which the Bot API refuses. */
export async function download(
  account: Account<Credentials, Settings>,
  reference: JsonObject,
): Promise<DownloadResult> {
  const { fileId, size } = reference;
  if (typeof fileId !== "string") return { kind: "gone", reason: "This file has no download reference." };
  if (typeof size === "number" && size > capabilities.downloadMax) return TOO_LARGE;
  const answer = await callApi(account, { method: "getFile", params: { file_id: fileId } });
  if (answer.kind !== "ok") return failureOf(answer);
  const file = remoteFile.safeParse(answer.result).data;
  if (!file?.file_path) return { kind: "gone", reason: "Telegram no longer has the file." };
  return streamOf(await fetchFile(account, file.file_path), file.file_size);
}

const TOO_LARGE: DownloadResult = {
  kind: "too_large",
  reason: "Bots can't download files over 20 MB from Telegram.",
};

function failureOf(answer: Exclude<Answer, { kind: "ok" }>): DownloadResult {
  if (answer.kind !== "refused") return { kind: "unreachable", reason: answer.reason };
  const { code, description } = answer;
  if (code === 429) return { kind: "unreachable", reason: description };
  if (isTokenRefused(code, description)) return { kind: "unauthorised", reason: description };
  return /too big/i.test(description) ? TOO_LARGE : { kind: "gone", reason: description };
}

async function streamOf(response: Response | null, size: number | undefined): Promise<DownloadResult> {
  if (response?.ok && response.body)
    return { kind: "stream", download: { stream: response.body, ...(size !== undefined && { size }) } };
  await response?.body?.cancel();
  if (response?.status === 404 || response?.status === 410)
    return { kind: "gone", reason: "Telegram no longer has the file." };
  return {
    kind: "unreachable",
    reason: response
      ? `Telegram returned ${response.status} for this file.`
      : "The download was interrupted.",
  };
}
