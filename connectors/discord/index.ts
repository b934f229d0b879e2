import type { Connector } from "../../core/protocol/index.ts";
import { capabilities } from "./capabilities.ts";
import { credentials, settings, type Credentials, type Settings } from "./config.ts";
import { connect } from "./connect.ts";
import { describe } from "./describe.ts";
import { download } from "./download.ts";
import { gateway } from "./gateway.ts";
import { normalise } from "./normalise.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";
import { threads } from "./threads.ts";
import { bodyLimit, verify } from "./verify.ts";

/** Discord bots: direct messages, channels, threads and forum posts, through the gateway. */
export const discord: Connector<Credentials, Settings> = {
  kind: "discord",
  name: "Discord",
  capabilities,
  config: { credentials, settings },
  connect,
  bodyLimit,
  verify,
  describe,
  normalise,
  render,
  send,
  download,
  gateway,
  threads,
};
