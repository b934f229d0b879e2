import { scopeOf, type Resource, type Target } from "../access/index.ts";
import type { Contact } from "./contact.ts";
import { readContact, readNearestConversation } from "./queries.ts";

/** A contact, and of their conversations the one that brings them into the actor's reach, if any does. */
export type ReachedContact = { readonly contact: Contact; readonly through: Resource };

/** A contact as actions see it: found by those who may read them, and changed by those who reach a conversation of theirs. */
export const contactTarget: Target<ReachedContact> = {
  kind: "contact",
  errors: { missing: ["contact_unknown"] },
  async find(tx, actor, id) {
    const contact = await readContact(tx, scopeOf(actor, "contact.read"), id);
    return {
      contact,
      through: await readNearestConversation(tx, scopeOf(actor, "contact.write"), contact.id),
    };
  },
  resourceOf: ({ through }) => through,
};
