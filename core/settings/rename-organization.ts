import { actionsFor, organizationTarget } from "../access/index.ts";
import { organizationName } from "../identity/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { OrganizationSchema } from "./schema.ts";

const action = actionsFor<unknown>();

/** Gives the organization another name; greetings and templates use it within seconds. */
export const renameOrganization = action({
  name: "organization.rename",
  summary: "Gives the organization another name.",
  permission: "settings.manage",
  target: organizationTarget,
  input: OrganizationSchema,
  record: "audit",
  risk: "confirm",
  async perform({ tx, note }, _, { name }) {
    const before = await organizationName(tx);
    if (before === name) return;
    await tx.client.query("update organizations set name = $2 where id = $1", [tx.organizationId, name]);
    await appendEvent(tx, { kind: "setting_changed", name: "organization" });
    note({
      action: "organization.renamed",
      target: { kind: "organization", id: tx.organizationId },
      facts: { from: before, to: name },
    });
  },
});
