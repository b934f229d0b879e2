import { expect, it } from "vitest";
import { pastedFiles } from "./pasted-files.ts";

const [plan, cells] = [{ name: "plan.pdf" }, { name: "image.png" }];

it("takes files that come alone or with nothing but their names", () => {
  expect(pastedFiles([plan], "")).toEqual([plan]);
  expect(pastedFiles([plan, cells], "plan.pdf\r\nimage.png")).toEqual([plan, cells]);
});

it("leaves the picture of cells that come as text", () => {
  expect(pastedFiles([cells], "12\tlamps\n")).toEqual([]);
});
