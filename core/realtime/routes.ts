import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { endpointsFor, type HubContext, type MemberActor } from "../access/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { limitStreams } from "./limit-streams.ts";
import { openStream, type StreamDependencies } from "./open-stream.ts";

export type RealtimeDeps = StreamDependencies & {
  readonly member: (c: HubContext) => Promise<MemberActor | undefined>;
};

const endpoint = endpointsFor<RealtimeDeps>();
const acquireSlot = limitStreams();

export const realtimeEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/stream",
      operationId: "stream",
      permission: "signed_in",
      summary: "Everything new, as server-sent events; resumes from Last-Event-ID without gaps",
      errors: { refused: ["too_many_streams"] },
      sends: "text/event-stream",
      streams: true,
    },
    async ({ deps, actor, context }) => {
      const last = context.req.header("last-event-id") ?? context.req.query("lastEventId");
      const { outgoing } = unsafeCast<{ outgoing: ServerResponse }>(context.env);
      const release = acquireSlot(actor);
      outgoing.on("close", release);
      await openStream(deps, actor, () => deps.member(context), last, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
  ),
];
