import { actionsFor, organizationTarget } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { BusinessHoursSchema } from "./schema.ts";
import { settings } from "./table.ts";

const action = actionsFor<unknown>();

/** Says when the organization is open; rules hear it within seconds. */
export const setBusinessHours = action({
  name: "organization.set_business_hours",
  summary: "Sets when the organization is open.",
  permission: "settings.manage",
  target: organizationTarget,
  input: BusinessHoursSchema,
  record: "audit",
  async perform({ tx, note }, _, hours) {
    await tx.db
      .insert(settings)
      .values({ organizationId: tx.organizationId, name: "business-hours", value: hours })
      .onConflictDoUpdate({ target: [settings.organizationId, settings.name], set: { value: hours } });
    await appendEvent(tx, { kind: "setting_changed", name: "business-hours" });
    note({
      action: "settings.changed",
      target: { kind: "setting", id: "business-hours" },
      facts: { timeZone: hours.timeZone },
    });
  },
});
