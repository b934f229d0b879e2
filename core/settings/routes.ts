import { endpointsFor } from "../access/index.ts";
import { inOrganization, readOrganization, type Database } from "../database/index.ts";
import { organizationName } from "../identity/index.ts";
import { businessHoursOf } from "./queries.ts";
import { renameOrganization } from "./rename-organization.ts";
import { BusinessHoursSchema, OrganizationSchema } from "./schema.ts";
import { setBusinessHours } from "./set-business-hours.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();

/** An organization's own settings. */
export const settingEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/settings/business-hours",
      operationId: "readBusinessHours",
      permission: "settings.read",
      summary: "Says when the organization is open.",
      answer: BusinessHoursSchema,
    },
    async ({ actor, database }) => readOrganization(database, actor.organizationId, businessHoursOf),
  ),

  endpoint(
    {
      method: "put",
      path: "/settings/business-hours",
      operationId: "setBusinessHours",
      permission: "settings.manage",
      summary: "Sets when the organization is open.",
      body: BusinessHoursSchema,
      answer: BusinessHoursSchema,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, async (tx) => {
        await setBusinessHours(tx, { actor, ip }, body);
        return businessHoursOf(tx);
      }),
  ),

  endpoint(
    {
      method: "get",
      path: "/settings/organization",
      operationId: "readOrganizationName",
      permission: "settings.read",
      summary: "Says what the organization is called.",
      answer: OrganizationSchema,
    },
    async ({ actor, database }) =>
      readOrganization(database, actor.organizationId, async (tx) => ({ name: await organizationName(tx) })),
  ),

  endpoint(
    {
      method: "put",
      path: "/settings/organization",
      operationId: "renameOrganization",
      permission: "settings.manage",
      summary: "Gives the organization another name.",
      body: OrganizationSchema,
      answer: OrganizationSchema,
    },
    async ({ actor, ip, database, body }) =>
      inOrganization(database, actor.organizationId, async (tx) => {
        await renameOrganization(tx, { actor, ip }, body.name);
        return { name: await organizationName(tx) };
      }),
  ),
];
