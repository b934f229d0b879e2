import { z } from "zod";
import { unsafeCast } from "../../kernel/trust.ts";
import type { Connector, GatewayLine } from "../../protocol/index.ts";
import { noteCalls } from "./called.ts";
import { everything } from "./capabilities.ts";
import { setUp } from "./set-up.ts";
import { does, opens, polls, tells } from "./traffic.ts";
import type { Watch } from "./watch.ts";

/** A platform that has everything a connector may have. */
export type EveryInterface = {
  readonly connector: Connector;
  /** The same, where the platform is the hub itself. */
  readonly hosted: Connector;
  /** The open socket, once there is one. */
  line?: GatewayLine;
  /** What was asked of it, by the connector's own names. */
  readonly calls: Set<string>;
};

/** Makes the platform. Whatever it tells is watched, and so is what it is told. */
export function everyInterface(watch: Watch): EveryInterface {
  const called = noteCalls(watch);
  const connector: Connector = {
    kind: "every",
    name: "Every interface",
    capabilities: everything,
    rateOf: () => watch.of("Capabilities.rate", everything.rate),
    config: unsafeCast<Connector["config"]>({
      credentials: z.object({ token: z.string().meta({ title: "Token", secret: true }) }),
      settings: z.object({}),
    }),
    bodyLimit: 100_000,
    connect: setUp(called),
    ...tells(called),
    ...does(called),
    ...opens(called),
    sync: polls(called),
    gateway: {
      wanted: () => true,
      hold: (account, line) => {
        called.note("hold", account);
        platform.line = line;
        return new Promise((resolve) => line.signal.addEventListener("abort", () => resolve()));
      },
    },
  };
  const { app: _app, sync: _sync, gateway: _gateway, ...rest } = connector;
  const platform: EveryInterface = {
    calls: called.calls,
    connector: watch.of("Connector", connector),
    hosted: watch.of<Connector>("Connector", { ...rest, kind: "hosted", hosts }),
  };
  return platform;
}

const hosts: NonNullable<Connector["hosts"]> = {
  visitorOf: () => ({ identity: { kind: "visitor", value: "visitor-1" }, threadKey: "visitor-1" }),
  origins: () => [],
  appearance: () => ({}),
};
