import type { Connector } from "../../core/protocol/index.ts";
import { capabilities, rateOf } from "./capabilities.ts";
import { credentials, settings, type Credentials, type Settings } from "./config.ts";
import { connect } from "./connect.ts";
import { download } from "./download.ts";
import { normalise } from "./normalise.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";
import { sync } from "./sync.ts";
import { threads } from "./threads.ts";
import { admits, bodyLimit, verify } from "./verify.ts";

/** Telegram bots, direct or in groups, by webhook or long polling. */
export const telegram: Connector<Credentials, Settings> = {
  kind: "telegram",
  name: "Telegram",
  capabilities,
  rateOf,
  config: { credentials, settings },
  connect,
  bodyLimit,
  admits,
  verify,
  normalise,
  render,
  send,
  download,
  sync,
  threads,
};
