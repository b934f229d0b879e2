import { endpointsFor } from "../access/index.ts";
import { bindingsFor } from "../audit/index.ts";
import { readOrganization, type Database } from "../database/index.ts";
import { organizationName } from "../identity/index.ts";
import { businessHoursOf } from "./queries.ts";
import { renameOrganization } from "./rename-organization.ts";
import { BusinessHoursSchema, OrganizationSchema } from "./schema.ts";
import { setBusinessHours } from "./set-business-hours.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();
const bind = bindingsFor<{ readonly database: Database }>();

/** An organization's own settings. */
export const settingEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/settings/business-hours",
      operationId: "readBusinessHours",
      permission: "settings.read",
      summary: "Says when the organization is open.",
      output: BusinessHoursSchema,
    },
    async ({ actor, database }) => readOrganization(database, actor.organizationId, businessHoursOf),
  ),

  bind(
    setBusinessHours,
    {
      method: "put",
      path: "/settings/business-hours",
      operationId: "setBusinessHours",
      output: BusinessHoursSchema,
    },
    ({ tx }) => businessHoursOf(tx),
  ),

  endpoint(
    {
      method: "get",
      path: "/settings/organization",
      operationId: "readOrganizationName",
      permission: "settings.read",
      summary: "Says what the organization is called.",
      output: OrganizationSchema,
    },
    async ({ actor, database }) =>
      readOrganization(database, actor.organizationId, async (tx) => ({ name: await organizationName(tx) })),
  ),

  bind(
    renameOrganization,
    {
      method: "put",
      path: "/settings/organization",
      operationId: "renameOrganization",
      output: OrganizationSchema,
    },
    async ({ tx }) => ({ name: await organizationName(tx) }),
  ),
];
