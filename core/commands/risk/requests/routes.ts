import { z } from "@hono/zod-openapi";
import { endpointsFor, type MemberActor } from "../../../access/index.ts";
import { readOrganization, type Database } from "../../../database/index.ts";
import { businessHoursOf } from "../../../settings/index.ts";
import type { CommandDeps } from "../../deps.ts";
import type { Asked } from "../../run/asked.ts";
import { settleRequest } from "./decide-request.ts";
import { listRequests } from "./list-requests.ts";
import { DecidedSchema, DecisionSchema, presentRequest, RequestSchema } from "./present.ts";

type Deps = { readonly database: Database; readonly commanding: CommandDeps };

const endpoint = endpointsFor<Deps>();

/** What takes a second member, on the pages. Whoever decides needs the permission of what was asked for, so that these are open to every member. */
export const requestEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/commands/requests",
      operationId: "listRequests",
      permission: "member",
      summary: "Lists the requests that wait for you to approve, and your own.",
      output: z.object({ items: z.array(RequestSchema) }),
    },
    async ({ actor, deps: { commanding } }) => ({
      items: (await listRequests(await ownOf(commanding, actor), actor)).map(presentRequest),
    }),
  ),
  endpoint(
    {
      method: "put",
      path: "/commands/requests/:id/decision",
      operationId: "decideRequest",
      permission: "member",
      summary:
        "Approves or declines what another member asked for. Approved, it is done at once, in their name.",
      errors: {
        refused: ["own_request", "permission_missing"],
        missing: ["request_unknown"],
        conflict: ["request_decided", "request_expired", "changed_meanwhile"],
      },
      params: z.object({ id: z.string().max(60) }),
      body: DecisionSchema,
      output: DecidedSchema,
    },
    async ({ actor, ip, params: { id }, deps: { commanding }, body: { decision, language } }) => {
      const asked = await askedOnPage(commanding, actor, ip);
      const own = await ownOf(commanding, actor);
      const { answer } = await settleRequest(own, asked, id, decision === "approved");
      return { decision, text: answer.text[language] };
    },
  ),
];

/** With the organization's own commands. */
const ownOf = async (deps: CommandDeps, { organizationId }: MemberActor): Promise<CommandDeps> => ({
  ...deps,
  commands: await deps.commandsOf(organizationId),
});

async function askedOnPage({ database }: CommandDeps, actor: MemberActor, ip: string): Promise<Asked> {
  const { organizationId } = actor;
  const { timeZone } = await readOrganization(database, organizationId, businessHoursOf);
  const via = { command: "approve", platform: null, channelId: null, accountId: null };
  return {
    speaker: { actor: { ...actor, via }, identity: null },
    chat: {
      organizationId,
      place: "page",
      language: "en",
      zone: timeZone,
      subject: null,
      channelId: null,
      conversationId: null,
    },
    entry: actor.keyId ? "api" : "page",
    messageId: null,
    ip,
  };
}
