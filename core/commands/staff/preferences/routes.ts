import { z } from "@hono/zod-openapi";
import { endpointsFor } from "../../../access/index.ts";
import { bindingsFor } from "../../../audit/index.ts";
import { readOrganization, type Database } from "../../../database/index.ts";
import { CardPreferencesSchema, readCardPreferences } from "./card-preferences.ts";
import { setChatRouting } from "../threads/set-chat-routing.ts";
import { setCardPreferences } from "./set-card-preferences.ts";

type Deps = { readonly database: Database };

const endpoint = endpointsFor<Deps>();
const bind = bindingsFor<Deps>();

/** A member's own cards, and which shared chats have threads of what. */
export const cardEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/me/cards",
      operationId: "readCardPreferences",
      permission: "signed_in",
      summary: "Which cards come to one's own chats, and when.",
      output: CardPreferencesSchema,
    },
    async ({ actor, database }) =>
      readOrganization(database, actor.organizationId, (tx) => readCardPreferences(tx, actor.userId)),
  ),
  bind(
    setCardPreferences,
    { method: "put", path: "/me/cards", operationId: "setCardPreferences", output: CardPreferencesSchema },
    ({ tx, actor }) => readCardPreferences(tx, actor.userId),
  ),
  bind(setChatRouting, {
    method: "put",
    path: "/chats/:id/routing",
    operationId: "setChatRouting",
    params: z.object({ id: z.string() }),
  }),
];
