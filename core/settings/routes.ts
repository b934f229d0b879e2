import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { endpointsFor } from "../http/endpoint.ts";
import { businessHoursOf } from "./queries.ts";
import { BusinessHoursSchema } from "./schema.ts";
import { setBusinessHours } from "./set-business-hours.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();

/** An organization's own settings. */
export const settingEndpoints = [
  endpoint({ method: "get", path: "/settings/business-hours", operationId: "readBusinessHours", permission: "settings.read", summary: "Says when the organization is open.", answer: BusinessHoursSchema },
    async ({ actor, database }) => readOrganization(database, actor.organizationId, businessHoursOf)),

  endpoint({ method: "put", path: "/settings/business-hours", operationId: "setBusinessHours", permission: "settings.manage", summary: "Sets when the organization is open.", body: BusinessHoursSchema, answer: BusinessHoursSchema },
    async ({ actor, ip, database, body }) => inOrganization(database, actor.organizationId, async (tx) => {
      await setBusinessHours(tx, { actor, ip }, body);
      return businessHoursOf(tx);
    })),
];
