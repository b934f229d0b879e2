import { describe, expect, it } from "vitest";
import { SCHEDULE } from "../queues.ts";
import { jobs } from "./index.ts";

describe("the jobs", () => {
  it("are all scheduled, each once", () => {
    expect(jobs.map((job) => job.name).toSorted()).toEqual(Object.keys(SCHEDULE).toSorted());
  });
});
