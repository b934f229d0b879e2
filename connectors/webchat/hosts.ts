import type { HostsThreads } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";
import { visitorOf } from "./verify.ts";

/** Lets a visitor read their own thread and nothing else. */
export const hosts: HostsThreads<Credentials, Settings> = {
  visitorOf: (request, account) => {
    const visitor = visitorOf(request, account);
    return visitor === null ? null : { identity: { kind: "visitor", value: visitor }, threadKey: visitor };
  },
  origins: (settings) => settings.origins,
  appearance: ({ title, greeting, colour, side, askName }) => ({ title, greeting, colour, side, askName }),
};
