import { accountArea } from "./account/area.ts";
import { contactsArea } from "./contacts/area.ts";
import { inboxArea } from "./inbox/area.ts";
import type { Area } from "./parts/area.ts";
import { approvalsArea } from "./settings/approvals/area.ts";
import { auditArea } from "./settings/audit/area.ts";
import { commandsArea } from "./settings/commands/area.ts";
import { channelsArea } from "./settings/channels/area.ts";
import { designArea } from "./settings/design/area.ts";
import { generalArea } from "./settings/general/area.ts";
import { hoursArea } from "./settings/hours/area.ts";
import { keysArea } from "./settings/keys/area.ts";
import { labelsArea } from "./settings/labels/area.ts";
import { membersArea } from "./settings/members/area.ts";
import { profileArea } from "./settings/profile/area.ts";
import { rolesArea } from "./settings/roles/area.ts";
import { rulesArea } from "./settings/rules/area.ts";
import { settingsArea } from "./settings/area.ts";
import { templatesArea } from "./settings/templates/area.ts";
import { shellArea } from "./shell/area.ts";

/** The areas, in the order of the rail and of the settings' sections. */
export const areas: readonly Area[] = [
  inboxArea,
  contactsArea,
  settingsArea,
  profileArea,
  accountArea,
  shellArea,
  generalArea,
  channelsArea,
  rulesArea,
  templatesArea,
  commandsArea,
  labelsArea,
  membersArea,
  rolesArea,
  hoursArea,
  keysArea,
  approvalsArea,
  auditArea,
  designArea,
];
