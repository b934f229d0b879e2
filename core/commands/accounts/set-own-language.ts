import { z } from "@hono/zod-openapi";
import { actionsFor, type ContactActor } from "../../access/index.ts";
import { publishContact } from "../../contacts/index.ts";
import { speakerTarget } from "./target.ts";

const action = actionsFor<unknown, ContactActor>();

/** Sets the language in which a customer is answered. */
export const setOwnLanguage = action({
  name: "contact.set_language",
  summary: "Sets the language in which one is answered.",
  permission: "signed_in",
  target: speakerTarget,
  input: z.object({ language: z.enum(["de", "en"]) }),
  record: "audit",
  async perform({ tx, actor, note }, _, { language }) {
    await tx.client.query("update comm_contacts set language = $3 where organization_id = $1 and id = $2", [
      tx.organizationId,
      actor.contactId,
      language,
    ]);
    await publishContact(tx, actor.contactId);
    note({
      action: "contact.changed",
      target: { kind: "contact", id: actor.contactId },
      facts: { changed: ["language"] },
    });
    return language;
  },
});
