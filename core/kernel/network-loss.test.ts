import { describe, expect, test } from "vitest";
import { lossOf } from "./network-loss.ts";

const socketError = (message: string, code: string) => Object.assign(new Error(message), { code });
const viaTelegraf = (message: string, code: string) =>
  socketError(
    `request to https://api.telegram.org/bot7:[REDACTED]/sendMessage failed, reason: ${message}`,
    code,
  );
const viaFetch = (cause: Error) => new TypeError("fetch failed", { cause });

describe("a call without an answer", () => {
  test.each([
    viaTelegraf("connect ECONNREFUSED 127.0.0.1:443", "ECONNREFUSED"),
    viaTelegraf("getaddrinfo EAI_AGAIN api.telegram.org", "EAI_AGAIN"),
    viaTelegraf("connect ETIMEDOUT 149.154.167.220:443", "ETIMEDOUT"),
    viaTelegraf("", "ETIMEDOUT"),
    viaTelegraf("certificate has expired", "CERT_HAS_EXPIRED"),
    viaFetch(socketError("connect EHOSTUNREACH 149.154.167.220:443", "EHOSTUNREACH")),
    viaFetch(socketError("Connect Timeout Error", "UND_ERR_CONNECT_TIMEOUT")),
    viaFetch(
      new AggregateError([socketError("connect ENETUNREACH 2001:67c:4e8:f004::9:443", "ENETUNREACH")]),
    ),
  ])("never left: $message $cause.message", (error) => {
    expect(lossOf(error, "Telegram")).toMatchObject({ kind: "never_left" });
  });

  test.each([
    viaTelegraf("read ECONNRESET", "ECONNRESET"),
    viaTelegraf("socket hang up", "ECONNRESET"),
    viaTelegraf("read ETIMEDOUT", "ETIMEDOUT"),
    viaTelegraf("write EPIPE", "EPIPE"),
    viaFetch(socketError("other side closed", "UND_ERR_SOCKET")),
    new DOMException("The operation was aborted due to timeout", "TimeoutError"),
    new Error("The user aborted a request."),
  ])("may have arrived: $message $cause.message", (error) => {
    expect(lossOf(error, "Telegram")).toMatchObject({ kind: "broken" });
  });

  test.each([
    [
      viaTelegraf("getaddrinfo ENOTFOUND api.telegram.org", "ENOTFOUND"),
      "The host name was not found (ENOTFOUND).",
    ],
    [
      viaTelegraf("certificate has expired", "CERT_HAS_EXPIRED"),
      "The certificate is not trusted (CERT_HAS_EXPIRED).",
    ],
    [
      viaFetch(socketError("Connect Timeout Error", "UND_ERR_CONNECT_TIMEOUT")),
      "Telegram did not respond in time (UND_ERR_CONNECT_TIMEOUT).",
    ],
    [
      new DOMException("The operation was aborted due to timeout", "TimeoutError"),
      "Telegram did not respond in time (TimeoutError).",
    ],
    [new Error("Odd"), "Odd."],
  ])("is said in words: %s", (error, reason) => expect(lossOf(error, "Telegram")).toMatchObject({ reason }));
});
