import type { Connector } from "../../core/protocol/index.ts";
import { capabilities } from "./capabilities.ts";
import { credentials, settings, type Credentials, type Settings } from "./config.ts";
import { connect } from "./connect.ts";
import { download } from "./download.ts";
import { hosts } from "./hosts.ts";
import { normalise } from "./normalise.ts";
import { render } from "./render.ts";
import { send } from "./send.ts";
import { admits, bodyLimit, verify } from "./verify.ts";

/** Our own web chat: the hub is the platform and the widget its app. */
export const webchat: Connector<Credentials, Settings> = {
  kind: "webchat",
  name: "Website chat",
  capabilities,
  config: { credentials, settings },
  connect,
  bodyLimit,
  admits,
  verify,
  normalise,
  render,
  send,
  download,
  hosts,
};
