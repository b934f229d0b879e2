import { expect, it } from "vitest";
import { assignLabel } from "./assign-label.ts";

it("pages 28: the button that assigns is named by the name it shows", () => {
  expect(assignLabel({ assignee: null })).toBe("Assign");
  expect(assignLabel({ assignee: { id: "usr_1", name: "Nora" } })).toContain("Nora");
});
